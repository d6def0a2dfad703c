namespace NewsTracker.Core.Articles;

/// <summary>A raw response, file or pasted text, as it came in.</summary>
public sealed class Snapshot
{
    public long Id { get; init; }

    /// <summary>The address that answered, after redirects; absent for files and pasted text.</summary>
    public string? Url { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The response's header lines, as sent.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>SHA-256 of the content before compression.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Bytes before compression.</summary>
    public required int Length { get; init; }

    /// <summary>The content, compressed with Brotli (RFC 7932).</summary>
    public required byte[] BrotliContent { get; init; }
}
