using System.Net.Http.Headers;
using NewsTracker.Core;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Reads the headers of an answer; as the server wrote them, well-formed or not, where they are kept.</summary>
internal static class AnswerHeaders
{
    public static string? Find(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString().WithoutNul() : null;

    /// <summary>All that may be kept as evidence: cookies are nobody's, and may be secrets.</summary>
    public static IReadOnlyDictionary<string, string> Kept(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (!name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            {
                headers[name] = values.ToString().WithoutNul();
            }
        }

        return headers;
    }

    /// <summary>How long the server asks to wait; absent where it names no time, or one that is over.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > now => date - now,
        _ => null,
    };
}
