using System.Text;

namespace NewsTracker.Core.Feeds.Text;

/// <summary>Makes the addresses in a piece of HTML absolute.</summary>
internal static class AbsoluteAddresses
{
    public static string Apply(string html, Uri? baseUrl, FeedBase context)
    {
        if (baseUrl is null || !(html.Contains("href", StringComparison.OrdinalIgnoreCase) || html.Contains("src", StringComparison.OrdinalIgnoreCase)))
            return html;
        StringBuilder? result = null;
        var copied = 0;
        for (var tag = html.IndexOf('<', StringComparison.Ordinal); tag >= 0 && tag + 1 < html.Length; tag = html.IndexOf('<', tag + 1))
        {
            if (!char.IsAsciiLetter(html[tag + 1]))
                continue;
            var position = tag + 1;
            while (FindAddress(html, ref position) is var (start, length, isQuoted) && start >= 0)
            {
                if (Resolve(html.AsSpan(start, length), baseUrl, context) is not { } absolute)
                    continue;
                result ??= new StringBuilder(html.Length + 64);
                result.Append(html, copied, start - copied).Append(isQuoted ? "" : "\"").Append(absolute).Append(isQuoted ? "" : "\"");
                copied = start + length;

                // A value that lost its end quote gets one.
                if (isQuoted && copied < html.Length && html[copied] is not ('"' or '\''))
                    result.Append(html[start - 1]);
            }

            tag = Math.Max(tag, Math.Min(position, html.Length) - 1);
        }

        return result?.Append(html, copied, html.Length - copied).ToString() ?? html;
    }

    /// <summary>The next href or src in the tag; <c>Start</c> is negative at the tag's end.</summary>
    private static (int Start, int Length, bool IsQuoted) FindAddress(string html, ref int position)
    {
        while (position < html.Length && html[position] is not ('>' or '<'))
        {
            if (!char.IsAsciiLetter(html[position]))
            {
                position++;
                continue;
            }

            var nameStart = position;
            while (position < html.Length && html[position] is not ('>' or '<' or '=') && !char.IsWhiteSpace(html[position]))
                position++;
            var name = html.AsSpan(nameStart, position - nameStart);
            if (position >= html.Length || html[position] != '=' || ++position >= html.Length)
                continue;
            var (start, length, isQuoted) = ReadValue(html, ref position);
            if (name.Equals("href", StringComparison.OrdinalIgnoreCase) || name.Equals("src", StringComparison.OrdinalIgnoreCase))
                return (start, length, isQuoted);
        }

        return (-1, 0, false);
    }

    private static (int Start, int Length, bool IsQuoted) ReadValue(string html, ref int position)
    {
        if (html[position] is '"' or '\'')
        {
            var quote = html[position];
            var start = position + 1;
            var length = html.AsSpan(start).IndexOfAny(quote, '<');
            if (length < 0 || html[start + length] != quote)
            {
                var within = html.AsSpan(start, length < 0 ? html.Length - start : length);
                length = within.IndexOf('>') is var close and >= 0 ? close : within.Length;
                position = start + length;
                return (start, length, true);
            }

            position = start + length + 1;
            return (start, length, true);
        }

        var from = position;
        while (position < html.Length && html[position] is not ('>' or '<') && !char.IsWhiteSpace(html[position]))
            position++;
        return (from, position - from, false);
    }

    private static string? Resolve(ReadOnlySpan<char> printed, Uri baseUrl, FeedBase context)
    {
        if (printed.Length is 0 or > 2_000 || printed.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || printed.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || printed.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || printed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return context.Join(baseUrl, CharacterReferences.Decode(printed).Trim()) is { IsAbsoluteUri: true } absolute
            ? HtmlFragment.Escape(absolute.AbsoluteUri).Replace("\"", "%22", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal)
            : null;
    }
}
