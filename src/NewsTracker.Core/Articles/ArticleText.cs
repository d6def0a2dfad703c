using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Articles;

/// <summary>What an article says and says of itself: the part that an <see cref="Article"/> shares with each of its revisions.</summary>
public abstract class ArticleText
{
    public string Headline { get; set; } = "";

    /// <summary>The people credited, in printed order.</summary>
    public string[] Authors { get; set; } = [];

    /// <summary>Desks and agencies credited: "Devdiscourse News Desk".</summary>
    public string[] CreditedOrganisations { get; set; } = [];

    /// <summary>The publication instant as printed, put together from the stored columns.</summary>
    public PrintedInstant? Published
    {
        get => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision);
        set => (PublishedAt, PublishedOffset, PublishedPrecision) = (value?.ToUtc(), value?.Offset, value?.Precision);
    }

    /// <summary>The instant of the last change that the page owns up to, as printed.</summary>
    public PrintedInstant? Modified
    {
        get => PrintedInstant.FromUtc(ModifiedAt, ModifiedOffset, ModifiedPrecision);
        set => (ModifiedAt, ModifiedOffset, ModifiedPrecision) = (value?.ToUtc(), value?.Offset, value?.Precision);
    }

    public DateTimeOffset? PublishedAt { get; private set; }

    public TimeSpan? PublishedOffset { get; private set; }

    public InstantPrecision? PublishedPrecision { get; private set; }

    public DateTimeOffset? ModifiedAt { get; private set; }

    public TimeSpan? ModifiedOffset { get; private set; }

    public InstantPrecision? ModifiedPrecision { get; private set; }

    /// <summary>BCP 47 language tag, lower case where it has no region: <c>en</c>, <c>pt-BR</c>.</summary>
    public string? Language { get; set; }

    /// <summary>The language the page declares; <see cref="Language"/> may follow the words instead.</summary>
    public string? DeclaredLanguage { get; set; }

    public string? SiteName { get; set; }

    /// <summary>The part of the paper it appeared in: "World", "Defence".</summary>
    public string? Section { get; set; }

    /// <summary>The publisher's own key words, in their order.</summary>
    public string[] Keywords { get; set; } = [];

    /// <summary>The address of the picture that stands for the article, at the publisher.</summary>
    public string? LeadImageUrl { get; set; }

    /// <summary>Whether part of the text is kept for subscribers; absent where the page says nothing of it.</summary>
    public bool? IsPaywalled { get; set; }

    /// <summary>Whether the text grows while it is read; absent where the page says nothing of it.</summary>
    public bool? IsLiveBlog { get; set; }

    /// <summary>The standfirst or summary that opens the article.</summary>
    public string? Lede { get; set; }

    /// <summary>Plain text, a blank line between blocks.</summary>
    public string BodyText { get; set; } = "";

    /// <summary>The same as sanitised HTML; sanitised once more whenever it is shown.</summary>
    public string BodyHtml { get; set; } = "";

    /// <summary>States the text names, in order of first mention.</summary>
    public CountryCode[] MentionedCountries { get; set; } = [];

    /// <summary>The credit line as one text; empty where the page credits nobody.</summary>
    public string Byline => string.Join(", ", [.. Authors, .. CreditedOrganisations]);

    /// <summary>Who wrote it, as exports and feeds say it: the people, and where none is named what else the byline credits. Empty where it credits nobody.</summary>
    public static string[] WritersOf(string[] people, string[] organisations) => people.Length > 0 ? people : organisations;

    /// <summary>Takes over every field of another text.</summary>
    public void TakeTextOf(ArticleText other)
    {
        Headline = other.Headline;
        Authors = other.Authors;
        CreditedOrganisations = other.CreditedOrganisations;
        Published = other.Published;
        Modified = other.Modified;
        Language = other.Language;
        DeclaredLanguage = other.DeclaredLanguage;
        SiteName = other.SiteName;
        Section = other.Section;
        Keywords = other.Keywords;
        LeadImageUrl = other.LeadImageUrl;
        IsPaywalled = other.IsPaywalled;
        IsLiveBlog = other.IsLiveBlog;
        Lede = other.Lede;
        BodyText = other.BodyText;
        BodyHtml = other.BodyHtml;
        MentionedCountries = other.MentionedCountries;
    }
}
