namespace NewsTracker.Core.Sources;

/// <summary>What is polled of a source, with its schedule and the lease under which a scraper polls it.</summary>
public sealed class Feed
{
    public const int MaxUrlLength = 2048;

    public static readonly TimeSpan DefaultPollInterval = TimeSpan.FromMinutes(15);

    public long Id { get; init; }

    public required long SourceId { get; init; }

    public Source? Source { get; init; }

    public required string Url { get; set; }

    /// <summary>What the last good poll found at the address; a guess before the first.</summary>
    public FeedKind Kind { get; set; }

    public TimeSpan PollInterval { get; set; } = DefaultPollInterval;

    public bool IsPaused { get; set; }

    /// <summary>Where a listing page names its articles, as JSON (<see cref="Feeds.Listing.ListingRulesJson"/>); absent where the engine finds them by itself, and for all other kinds.</summary>
    public string? ListingRules { get; set; }

    /// <summary>When the feed is due. "Poll now" sets it to the present.</summary>
    public required DateTimeOffset NextPollAt { get; set; }

    /// <summary>Why the next poll is when it is, in words for the admin.</summary>
    public string? NextPollReason { get; set; }

    /// <summary>Someone asked for a poll by hand: articles known already are checked for edits, too.</summary>
    public bool RecheckArticles { get; set; }

    /// <summary>The entity tag of the last full response, sent back with the next request (RFC 9110, 13.1.2).</summary>
    public string? ETag { get; set; }

    /// <summary>The Last-Modified header of the last full response, as sent.</summary>
    public string? LastModified { get; set; }

    public int ConsecutiveFailures { get; set; }

    public DateTimeOffset? LastPolledAt { get; set; }

    /// <summary>Which scraper polls the feed at present.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Grows by one with each lease; a result is only taken from the holder of the newest (a fencing token).</summary>
    public long LeaseEpoch { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
}

public enum FeedKind
{
    Unknown,
    Rss,
    Atom,
    JsonFeed,
    Sitemap,
    SitemapIndex,
    NewsSitemap,

    /// <summary>A page of links to articles, such as a section front.</summary>
    Listing,
}
