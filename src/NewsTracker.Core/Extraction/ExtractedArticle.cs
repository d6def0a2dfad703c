using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction;

/// <summary>What the extraction engine read from a page, each field with its origin. A field that could not be read is absent, not guessed.</summary>
public sealed record ExtractedArticle
{
    public required Extracted<string> Headline { get; init; }

    /// <summary>The credit line, people and organisations apart, in printed order; empty where the page credits nobody.</summary>
    public IReadOnlyList<BylineName> Byline { get; init; } = [];

    public FieldOrigin? BylineOrigin { get; init; }

    public Extracted<PrintedInstant>? Published { get; init; }

    public Extracted<PrintedInstant>? Modified { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public Extracted<string>? Language { get; init; }

    public Extracted<string>? SiteName { get; init; }

    /// <summary>The address the page calls its own; absolute http(s).</summary>
    public Extracted<string>? CanonicalUrl { get; init; }

    /// <summary>The language the page declares, as a BCP 47 tag; kept although <see cref="Language"/> may follow the words.</summary>
    public string? DeclaredLanguage { get; init; }

    /// <summary>The language of the words of the body, as a BCP 47 tag; absent where they are too few to tell.</summary>
    public string? DetectedLanguage { get; init; }

    /// <summary>The standfirst or summary.</summary>
    public Extracted<string>? Lede { get; init; }

    /// <summary>The address of the picture that stands for the article; absolute http(s).</summary>
    public Extracted<string>? LeadImage { get; init; }

    /// <summary>The part of the paper it appeared in: "World", "Defence".</summary>
    public Extracted<string>? Section { get; init; }

    /// <summary>The publisher's own key words, in their order.</summary>
    public Extracted<IReadOnlyList<string>>? Keywords { get; init; }

    /// <summary>Whether part of the text is kept for subscribers; absent where the page says nothing of it.</summary>
    public Extracted<bool>? IsPaywalled { get; init; }

    /// <summary>Whether the page is a live blog, whose text grows while it is read; absent where the page says nothing of it.</summary>
    public Extracted<bool>? IsLiveBlog { get; init; }

    /// <summary>What the page also says of a field, and that was not taken.</summary>
    public IReadOnlyList<FieldDisagreement> Disagreements { get; init; } = [];

    /// <summary>Publisher rules that could not be followed; each lost its field's rule only.</summary>
    public IReadOnlyList<RuleFailure> RuleFailures { get; init; } = [];

    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    public required FieldOrigin BodyOrigin { get; init; }

    /// <summary>Plain text of the blocks, a blank line between them.</summary>
    public string BodyText => string.Join("\n\n", Blocks.Select(block => block.Text));

    /// <summary>The blocks as sanitised HTML.</summary>
    public required string BodyHtml { get; init; }
}

/// <summary>A value, and where it was read.</summary>
public sealed record Extracted<T>(T Value, FieldOrigin Origin);

/// <summary>A value that differs from the one taken, as a reader would see it, and where it was read.</summary>
public sealed record FieldDisagreement(ArticleField Field, string Value, FieldOrigin Origin);

/// <summary>A publisher rule that found nothing usable, and why, in a sentence for an admin.</summary>
public sealed record RuleFailure(ArticleField Field, string Selector, string Why);

/// <summary>The fields of an article, as rules, origins and disagreements name them.</summary>
public enum ArticleField
{
    Headline,
    Byline,
    Published,
    Modified,
    Language,
    SiteName,
    CanonicalUrl,
    Lede,
    LeadImage,
    Section,
    Keywords,
    Paywall,
    LiveBlog,
    Body,
}

/// <summary>A person or organisation of a credit line.</summary>
public sealed record BylineName(string Name, bool IsOrganisation);

/// <summary>A block of the body, in reading order. Text holds no markup and no line breaks but those of the page's own <c>br</c>.</summary>
public sealed record TextBlock(TextBlockKind Kind, string Text);

public enum TextBlockKind
{
    Paragraph,
    Heading,
    Quote,
    ListItem,
    Caption,
}

/// <summary>Where a field was read from, strongest first.</summary>
public enum FieldOrigin
{
    PublisherRule,
    JsonLd,
    OpenGraph,
    Meta,
    Microdata,
    VisibleText,
    Heuristic,
    Feed,
    Url,
    HttpHeader,
    Detection,
    Person,
}
