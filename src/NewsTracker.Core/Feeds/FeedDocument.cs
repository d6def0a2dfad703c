using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>A feed or sitemap as read, newest forms and broken ones alike.</summary>
public sealed record FeedDocument
{
    public required FeedKind Kind { get; init; }

    public string? Title { get; init; }

    /// <summary>The publisher's page this is the feed of; absolute.</summary>
    public string? Link { get; init; }

    public string? Language { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    /// <summary>How long its publisher asks to wait between two visits.</summary>
    public FeedPace? Pace { get; init; }

    /// <summary>Further sitemaps, where this is a sitemap index, as listed.</summary>
    public IReadOnlyList<SitemapReference> ListedSitemaps { get; init; } = [];

    /// <summary>Their addresses.</summary>
    public IReadOnlyList<string> Sitemaps => [.. ListedSitemaps.Select(sitemap => sitemap.Address)];
}

/// <summary>A gap between visits that a publisher asks for, and where: "its ttl".</summary>
public sealed record FeedPace(TimeSpan Gap, string AskedBy);

/// <summary>A sitemap that an index names.</summary>
/// <param name="Updated">When it last changed, as the index says.</param>
public sealed record SitemapReference(string Address, PrintedInstant? Updated);

/// <summary>One item of a feed. Titles and names are plain text; summary and content are HTML with absolute addresses, not yet sanitised.</summary>
public sealed record FeedEntry
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    /// <summary>Absolute address of the article.</summary>
    public string? Link { get; init; }

    public PrintedInstant? Published { get; init; }

    public PrintedInstant? Updated { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Summary { get; init; }

    public string? Content { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The site the entry was taken from, where the feed is an aggregate or a news sitemap names it.</summary>
    public string? SourceName { get; init; }

    public string? Image { get; init; }

    /// <summary>Addresses of the media files the entry comes with.</summary>
    public IReadOnlyList<string> Enclosures { get; init; } = [];
}

/// <summary>What reading a feed gave.</summary>
public abstract record FeedOutcome
{
    private FeedOutcome()
    {
    }

    public sealed record Read(FeedDocument Document) : FeedOutcome;

    /// <param name="Explanation">What the document is instead, in a sentence for an admin.</param>
    public sealed record NotAFeed(string Explanation) : FeedOutcome;
}
