namespace NewsTracker.Core.Extraction.Markup;

/// <summary>Elements whose content is text up to their own end tag, whatever it looks like.</summary>
internal static class RawText
{
    /// <summary>Where the end tag begins.</summary>
    public static int EndOf(string html, int position, ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) ? EndOfScript(html, position) : EndOfText(html, position, name);

    private static int EndOfText(string html, int position, ReadOnlySpan<char> name)
    {
        while (html.AsSpan(position).IndexOf("</") is var offset and >= 0)
        {
            position += offset;
            if (IsTag(html, position + 2, name))
                return position;
            position += 2;
        }

        return html.Length;
    }

    /// <summary>In a script, <c>&lt;!--</c> followed by <c>&lt;script&gt;</c> makes the next end tag part of the text.</summary>
    private static int EndOfScript(string html, int position)
    {
        var (commentEnd, isNested) = (-1, false);
        while (html.AsSpan(position).IndexOf('<') is var offset and >= 0)
        {
            position += offset;
            if (commentEnd >= 0 && position >= commentEnd)
                (commentEnd, isNested) = (-1, false);
            if (commentEnd < 0 && html.AsSpan(position).StartsWith("<!--"))
            {
                // The two dashes that open it may be those that end it.
                var end = html.IndexOf("-->", position + 2, StringComparison.Ordinal);
                commentEnd = end < 0 ? html.Length : end + 3;
            }
            else if (commentEnd >= 0 && !isNested && IsTag(html, position + 1, "script"))
            {
                isNested = true;
            }
            else if (html.AsSpan(position).StartsWith("</") && IsTag(html, position + 2, "script"))
            {
                if (!isNested)
                    return position;
                isNested = false;
            }

            position++;
        }

        return html.Length;
    }

    private static bool IsTag(string html, int position, ReadOnlySpan<char> name) =>
        position + name.Length < html.Length && html.AsSpan(position, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase) && html[position + name.Length] is ' ' or '\t' or '\r' or '\n' or '\f' or '/' or '>';
}
