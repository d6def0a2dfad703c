using System.Net.Http.Headers;

namespace NewsTracker.Scraping.Outbound;

/// <summary>ETag and Last-Modified: by them a server tells whether what it gave before still holds (RFC 9110, 8.8).</summary>
internal static class Validators
{
    private const string Tag = "If-None-Match";
    private const string Day = "If-Modified-Since";

    /// <summary>As the server wrote it; absent where it could not be sent back.</summary>
    public static string? Find(HttpHeaders headers, string name) => AnswerHeaders.Find(headers, name) is { } value && MaySend(value) ? value : null;

    public static void AddTo(HttpRequestMessage message, FetchRequest request)
    {
        if (request.ETag is { } tag && MaySend(tag))
        {
            message.Headers.TryAddWithoutValidation(Tag, tag);
        }

        if (request.LastModified is { } day && MaySend(day))
        {
            message.Headers.TryAddWithoutValidation(Day, day);
        }
    }

    /// <summary>Whether a request tells of what was read before.</summary>
    public static bool AreIn(HttpRequestMessage message) => message.Headers.NonValidated.Contains(Tag) || message.Headers.NonValidated.Contains(Day);

    /// <summary>Servers may put any byte into an ETag (RFC 9110, 8.8.3); the client refuses a request that holds other than ASCII.</summary>
    private static bool MaySend(string value) => value.Length > 0 && !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
