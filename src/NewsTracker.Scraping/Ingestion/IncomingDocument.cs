using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Publishers;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>A document on its way in: from a feed's link, an address, a file or pasted text.</summary>
public sealed record IncomingDocument
{
    public required ArticleOrigin Origin { get; init; }

    /// <summary>Nothing while its page is not there.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The address that was asked for.</summary>
    public Uri? RequestedUrl { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public Uri? FinalUrl { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public long? SourceId { get; init; }

    /// <summary>What the feed said of the article; fills what the page leaves out.</summary>
    public FeedEntry? Entry { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What the article has to pass to be taken in; absent where a person brought it, or it is known already.</summary>
    public ArticleFilters? Filters { get; init; }

    /// <summary>The rules of its source, where they have been read already.</summary>
    public KnownRules? Rules { get; init; }

    /// <summary>Whether a poll's ledger tells afterwards, on its own, what became of it.</summary>
    public bool IsLedgered { get; init; }

    /// <summary>Whether no address of it was known when it was asked for: then it is read in full before anything is locked.</summary>
    public bool IsNews { get; init; }

    /// <summary>Whether the content is the feed's own text, since the page could not be read.</summary>
    public bool IsFeedText { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>As its page answered. A validator means nothing to any address but its own, and the one that is asked again is the one that was asked.</summary>
    public IncomingDocument WithPage(FetchOutcome.Fetched page, DateTimeOffset fetchedAt) => this with
    {
        Content = page.Body,
        ContentType = page.ContentType,
        FinalUrl = page.FinalUrl,
        FetchedAt = fetchedAt,
        Headers = page.Headers,
        ETag = page.FinalUrl == RequestedUrl ? page.ETag : null,
        LastModified = page.FinalUrl == RequestedUrl ? page.LastModified : null,
    };
}

/// <param name="Rules">Null where the source has none of its own.</param>
public sealed record KnownRules(PublisherRules? Rules);
