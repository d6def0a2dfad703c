namespace NewsTracker.Scraping.Outbound;

/// <summary>What to ask for: an address and, where it was read before, its validators (RFC 9110, 13.1).</summary>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null)
{
    /// <summary>The address that gave the validators, where redirects led from the one asked for to another: a validator means nothing to any but its own.</summary>
    public Uri? ValidatorsOf { get; init; }

    /// <summary>The address of the feed or page that names this one; absent where our own people did.</summary>
    public Uri? NamedBy { get; init; }

    /// <summary>How many bytes are enough; what comes after is left unread. Absent where only the whole will do.</summary>
    public int? EnoughBytes { get; init; }

    internal FetchRequest At(Uri hop) => hop == (ValidatorsOf ?? Url) ? this : this with { ETag = null, LastModified = null };
}
