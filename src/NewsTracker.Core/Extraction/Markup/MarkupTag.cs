using System.Buffers;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Extraction.Markup;

internal enum MarkupTagKind
{
    None,
    Start,
    End,

    /// <summary><c>&lt;![CDATA[</c>: text in a drawing, a comment elsewhere.</summary>
    CData,
}

/// <summary>A tag as the parser will see it: where it ends, its name and its attributes, repeated ones counted again.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MarkupTag(MarkupTagKind Kind, int NameStart, int NameLength, int End, int Attributes, bool IsSelfClosing = false)
{
    private const string CDataOpening = "<![CDATA[";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> AttributeNameEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");

    /// <summary>Reads what begins at a <c>&lt;</c>: a tag, or something to step over.</summary>
    public static MarkupTag Read(string html, int start)
    {
        var next = start + 1 < html.Length ? html[start + 1] : '\0';
        if (char.IsAsciiLetter(next))
            return ReadTag(html, MarkupTagKind.Start, start + 1);
        if (next == '/' && start + 2 < html.Length)
            return char.IsAsciiLetter(html[start + 2]) ? ReadTag(html, MarkupTagKind.End, start + 2) : Nothing(After(html, '>', start + 2));
        if (next == '!' && html.AsSpan(start).StartsWith("<!--"))
            return Nothing(EndOfComment(html, start + 4));
        if (next == '!' && html.AsSpan(start).StartsWith(CDataOpening))
            return new MarkupTag(MarkupTagKind.CData, 0, 0, start + CDataOpening.Length, 0);
        return Nothing(next is '!' or '?' ? After(html, '>', start + 2) : start + 1);
    }

    private static MarkupTag ReadTag(string html, MarkupTagKind kind, int nameStart)
    {
        var position = Find(html, NameEnds, nameStart);
        var nameLength = position - nameStart;
        var attributes = 0;
        while (true)
        {
            var start = position;
            while (position < html.Length && (IsSpace(html[position]) || html[position] == '/'))
                position++;
            if (position >= html.Length || html[position] == '>')
                return new MarkupTag(kind, nameStart, nameLength, Math.Min(position + 1, html.Length), attributes, position > start && html[position - 1] == '/');
            attributes++;

            // A name may begin with "=".
            position = SkipSpace(html, Find(html, AttributeNameEnds, position + 1));
            if (position < html.Length && html[position] == '=')
                position = EndOfValue(html, SkipSpace(html, position + 1));
        }
    }

    private static int EndOfValue(string html, int position) =>
        position < html.Length && html[position] is '"' or '\'' ? After(html, html[position], position + 1) : Find(html, ValueEnds, position);

    /// <summary><c>&lt;!--&gt;</c> and <c>&lt;!---&gt;</c> are whole comments, and <c>--!&gt;</c> ends one too.</summary>
    private static int EndOfComment(string html, int position)
    {
        var opening = html.AsSpan(position);
        if (opening.StartsWith(">") || opening.StartsWith("->"))
            return position + (opening[0] == '>' ? 1 : 2);
        while (html.AsSpan(position).IndexOf("--") is var offset and >= 0)
        {
            position += offset;
            var rest = html.AsSpan(position + 2);
            if (rest.StartsWith(">") || rest.StartsWith("!>"))
                return position + (rest[0] == '>' ? 3 : 4);
            position++;
        }

        return html.Length;
    }

    private static int SkipSpace(string html, int position)
    {
        while (position < html.Length && IsSpace(html[position]))
            position++;
        return position;
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n' or '\f';

    private static int Find(string html, SearchValues<char> values, int position)
    {
        if (position >= html.Length)
            return html.Length;
        var offset = html.AsSpan(position).IndexOfAny(values);
        return offset < 0 ? html.Length : position + offset;
    }

    private static int After(string html, char character, int position)
    {
        var found = position < html.Length ? html.IndexOf(character, position) : -1;
        return found < 0 ? html.Length : found + 1;
    }

    private static MarkupTag Nothing(int end) => new(MarkupTagKind.None, 0, 0, end, 0);
}
