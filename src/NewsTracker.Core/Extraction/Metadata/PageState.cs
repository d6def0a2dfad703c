using AngleSharp.Dom;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The data that pages drawn by scripts carry along: <c>"publishedAt":"2024-03-09T10:00:00Z"</c>. Only asked where nothing else tells a date.</summary>
internal static class PageState
{
    private const int MostLetters = 4 * 1024 * 1024;
    private const int MostFound = 200;
    private const int LongestValue = 40;

    // From the most to the least telling.
    private static readonly string[] Keys =
    [
        "datePublished", "publishedDate", "publishDate", "publishedAt", "published_at", "publish_date", "publicationDate", "publication_date", "publishedTime", "firstPublished", "firstPublishedAt", "pubDate",
        "dateCreated", "createdAt", "created_at",
    ];

    /// <summary>The values of the first key that is there; several where the state also holds other things.</summary>
    public static IReadOnlyList<string> FindPublished(IDocument document)
    {
        var scripts = new List<string>();
        var letters = 0;
        foreach (var script in document.Scripts)
        {
            var text = script.TextContent;
            if (text.Length < 20 || (letters += text.Length) > MostLetters)
                continue;
            scripts.Add(text);
        }

        foreach (var key in Keys)
        {
            var values = scripts.SelectMany(script => ValuesOf(key, script)).Take(MostFound).ToList();
            if (values.Count > 0)
                return values;
        }

        return [];
    }

    private static IEnumerable<string> ValuesOf(string key, string script)
    {
        for (var at = script.IndexOf(key, StringComparison.Ordinal); at >= 0; at = script.IndexOf(key, at + key.Length, StringComparison.Ordinal))
        {
            // Behind the whole key, its closing quote, plain or escaped in a string of JSON; a colon; and the value's quote.
            if (at == 0 || script[at - 1] is not ('"' or '\''))
                continue;
            var value = script.AsSpan(at + key.Length, Math.Min(LongestValue, script.Length - at - key.Length)).TrimStart("\\\"'");
            if (value.IsEmpty || value[0] != ':')
                continue;
            value = value[1..].TrimStart(" \\\"'");
            var end = value.IndexOfAny("\\\"',}");
            if (end >= "2024-01-01".Length && char.IsAsciiDigit(value[0]))
                yield return value[..end].ToString();
        }
    }
}
