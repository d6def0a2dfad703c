using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Articles;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>An article in the list, with the copies of its report that are found too folded under it.</summary>
public sealed record ResultRow(
    long Id,
    DateTimeOffset DatedAt,
    string Headline,
    string[] Authors,
    string[] CreditedOrganisations,
    DateTimeOffset? PublishedAt,
    TimeSpan? PublishedOffset,
    InstantPrecision? PublishedPrecision,
    string? Language,
    string? Publisher,
    CountryCode[] Countries,
    int RevisionCount,
    string Excerpt,
    TriageState State,
    DateTimeOffset LastChangedAt)
{
    public const int ShownCountries = 4;

    public const int ExcerptLength = 200;

    public const int ShownCopies = 8;

    public ArticleCursor Place => new(DatedAt, Id);

    /// <summary>The one who looks has not read it; never so for visitors.</summary>
    public bool IsUnread { get; init; }

    public PrintedInstant? Published => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision);

    /// <summary>Its source or site by name, or else the host of its address.</summary>
    public string? From { get; } = PublisherWords.Of(Publisher);

    /// <summary>As its publisher printed it, or else when it was first seen.</summary>
    public string DateWords => Published is { } printed ? PrintedInstantTagHelper.InWords(printed) : InstantTagHelper.InUtc(DatedAt);

    public string DateAttribute => Published?.ToString() ?? InstantTagHelper.Attribute(DatedAt);

    public string Byline => string.Join(", ", [.. Authors, .. CreditedOrganisations]);

    /// <summary>In pieces, found words and others.</summary>
    public IReadOnlyList<(string Text, bool IsFound)> HeadlinePieces { get; init; } = [(Headline, false)];

    public IReadOnlyList<(string Text, bool IsFound)> ExcerptPieces { get; init; } = [(Excerpt.Length >= ExcerptLength ? Excerpt + "…" : Excerpt, false)];

    /// <summary>Of a report that has copies among what is found.</summary>
    public long? StoryId { get; init; }

    public IReadOnlyList<ResultRow> Copies { get; init; } = [];

    public bool HasMoreCopies { get; init; }

    /// <summary>How all of it is written but for its copies and what one has read, for whoever looks.</summary>
    public KeptMarkup Markup { get; } = new();
}
