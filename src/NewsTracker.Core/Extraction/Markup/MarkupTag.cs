using System.Buffers;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Extraction.Markup;

internal enum MarkupTagKind
{
    None,
    Start,
    End,
}

/// <summary>A tag as the guard sees it: where it ends, its name and how many attributes it may hold.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MarkupTag(MarkupTagKind Kind, int NameStart, int NameLength, int End, int Attributes)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\r\n=>");

    /// <summary>Reads what begins at a <c>&lt;</c>: a tag, or something to step over.</summary>
    public static MarkupTag Read(string html, int start)
    {
        var next = start + 1 < html.Length ? html[start + 1] : '\0';
        if (next is '!' or '?')
            return Nothing(EndOfDeclaration(html, start));
        var isEnd = next == '/';
        var nameStart = isEnd ? start + 2 : start + 1;
        if (nameStart >= html.Length || !char.IsAsciiLetter(html[nameStart]))
            return Nothing(start + 1);

        var nameLength = html.AsSpan(nameStart).IndexOfAny(NameEnds);
        if (nameLength < 0)
            return Nothing(html.Length);
        var position = nameStart + nameLength;
        var attributes = 0;
        while (position < html.Length)
        {
            var stop = html.AsSpan(position).IndexOfAny(Stops);
            if (stop < 0)
                break;
            position += stop;
            if (html[position] == '>')
                return new MarkupTag(isEnd ? MarkupTagKind.End : MarkupTagKind.Start, nameStart, nameLength, position + 1, attributes);
            if (html[position] == '=')
            {
                position = EndOfValue(html, position + 1);
                continue;
            }

            // A name begins after white space; each counts, with a value or without.
            position++;
            if (position < html.Length && html[position] is not (' ' or '\t' or '\r' or '\n' or '>' or '=' or '/'))
                attributes++;
        }

        return new MarkupTag(MarkupTagKind.Start, nameStart, nameLength, html.Length, attributes);
    }

    public static int EndOfRawText(string html, int position, ReadOnlySpan<char> name)
    {
        while (html.AsSpan(position).IndexOf("</") is var offset and >= 0)
        {
            position += offset;
            if (html.AsSpan(position + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return position;
            position += 2;
        }

        return html.Length;
    }

    private static int EndOfValue(string html, int position)
    {
        while (position < html.Length && char.IsWhiteSpace(html[position]))
            position++;
        if (position >= html.Length || html[position] is not ('"' or '\''))
            return position;
        var close = html.IndexOf(html[position], position + 1);
        return close < 0 ? html.Length : close + 1;
    }

    private static int EndOfDeclaration(string html, int start)
    {
        var isComment = html.AsSpan(start).StartsWith("<!--");
        var end = isComment ? html.IndexOf("-->", start + 4, StringComparison.Ordinal) : html.IndexOf('>', start);
        return end < 0 ? html.Length : end + (isComment ? 3 : 1);
    }

    private static MarkupTag Nothing(int end) => new(MarkupTagKind.None, 0, 0, end, 0);
}
