namespace NewsTracker.Core.Articles;

/// <summary>A raw response, file or pasted text, as it came in.</summary>
public sealed class Snapshot
{
    /// <summary>A header line of ours, in the place of a server's: what the content was made of.</summary>
    public const string OriginHeader = "X-NewsTracker-Origin";

    public long Id { get; init; }

    /// <summary>The address that answered, after redirects, or that an added text is said to be from; absent for one without an address.</summary>
    public string? Url { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The response's header lines, as sent; none where no server answered.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Whether a server answered with it; a text that a person added, or one made of a feed's entry, only says where it is from.</summary>
    public bool IsResponse => IsOfResponse(Headers);

    /// <summary>SHA-256 of the content before compression.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Bytes before compression.</summary>
    public required int Length { get; init; }

    /// <summary>The content, compressed with Brotli (RFC 7932).</summary>
    public required byte[] BrotliContent { get; init; }

    /// <summary>Whether these header lines are those of a server's answer: see <see cref="IsResponse"/>.</summary>
    public static bool IsOfResponse(IReadOnlyDictionary<string, string> headers) => headers.Count > 0 && !headers.ContainsKey(OriginHeader);
}
