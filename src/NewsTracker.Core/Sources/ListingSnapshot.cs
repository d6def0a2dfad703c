namespace NewsTracker.Core.Sources;

/// <summary>A listing page as it came in with the last poll that had it, readable or not: what its selectors are tried on. One a feed; one that differs takes the place of the one before.</summary>
public sealed class ListingSnapshot
{
    public required long FeedId { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required string Url { get; init; }

    /// <summary>When it first came in so.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Bytes before compression.</summary>
    public required int Length { get; init; }

    /// <summary>The content, compressed with Brotli (RFC 7932).</summary>
    public required byte[] BrotliContent { get; init; }
}
