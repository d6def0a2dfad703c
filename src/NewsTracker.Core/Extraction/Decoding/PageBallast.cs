using System.Buffers;
using System.Text;
using NewsTracker.Core.Extraction.Markup;

namespace NewsTracker.Core.Extraction.Decoding;

/// <summary>Takes out of a very long page what no reader reads: styles, scripts but for those of data, and the fonts and pictures that a saved page carries within itself. Each character is looked at a few times at most.</summary>
internal static class PageBallast
{
    private const string DataScheme = "data:";

    /// <summary>A shorter <c>data:</c> is not worth it, and may be two words of a text.</summary>
    private const int ShortestData = 200;

    private static readonly SearchValues<char> DataSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=%,;:._~-!$&*?@#");

    public static string Without(string html) => WithoutData(WithoutContents(html));

    /// <summary>The elements stay, empty. A comment is passed over whole: what looks like an element in it is none.</summary>
    private static string WithoutContents(string html)
    {
        var kept = new StringBuilder(html.Length);
        var at = 0;
        for (var open = html.IndexOf('<', StringComparison.Ordinal); open >= 0 && open < html.Length; open = html.IndexOf('<', open))
        {
            if (Starts(html, open, "<!--"))
            {
                open = EndOf(html, "-->", open + 2);
                continue;
            }

            string? name = IsTag(html, open, "<style") ? "style" : IsTag(html, open, "<script") ? "script" : null;
            if (name is null)
            {
                open++;
                continue;
            }

            var start = EndOf(html, ">", open);
            var end = RawText.EndOf(html, start, name);
            if (!html.AsSpan(open, start - open).Contains("json", StringComparison.OrdinalIgnoreCase))
            {
                kept.Append(html, at, start - at);
                at = end;
            }

            open = end;
        }

        return kept.Append(html, at, html.Length - at).ToString();
    }

    private static string WithoutData(string html)
    {
        var kept = new StringBuilder(html.Length);
        var at = 0;
        for (var found = html.IndexOf(DataScheme, StringComparison.OrdinalIgnoreCase); found >= 0; found = html.IndexOf(DataScheme, at, StringComparison.OrdinalIgnoreCase))
        {
            var start = found + DataScheme.Length;
            var length = html.AsSpan(start).IndexOfAnyExcept(DataSigns) is var end and >= 0 ? end : html.Length - start;
            kept.Append(html, at, start - at);
            if (length < ShortestData)
                kept.Append(html, start, length);
            at = start + length;
        }

        return kept.Append(html, at, html.Length - at).ToString();
    }

    private static bool IsTag(string html, int at, string opening) =>
        Starts(html, at, opening) && at + opening.Length < html.Length && (html[at + opening.Length] is '>' or '/' || char.IsWhiteSpace(html[at + opening.Length]));

    private static bool Starts(string html, int at, string name) => html.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Behind the next such sign; the end of the page where there is none.</summary>
    private static int EndOf(string html, string sign, int from) => html.IndexOf(sign, from, StringComparison.Ordinal) is var found and >= 0 ? found + sign.Length : html.Length;
}
