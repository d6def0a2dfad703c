using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using NewsTracker.Core.Feeds.Markup;

namespace NewsTracker.Core.Feeds.Text;

/// <summary>HTML as feeds carry it, worked on as text: plain text of it, and absolute addresses in it. Nothing is sanitised here.</summary>
internal static class HtmlFragment
{
    private static readonly FrozenSet<string> KnownTags = FrozenSet.ToFrozenSet(
        [
            "a", "abbr", "acronym", "article", "b", "big", "blockquote", "body", "br", "center", "cite", "code", "del", "div", "em", "figure", "figcaption", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "i",
            "iframe", "img", "ins", "kbd", "label", "li", "mark", "nobr", "ol", "p", "pre", "q", "s", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "th", "time", "tr", "tt", "u", "ul", "wbr",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Breaking = FrozenSet.ToFrozenSet(
        ["br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "table", "blockquote"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> SpecialCharacters = SearchValues.Create("<>&");

    /// <summary>Whether a text of unknown type holds HTML: a tag HTML knows.</summary>
    public static bool HasKnownTag(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<'))
        {
            text = text[(at + 1)..];
            if (IsKnownTag(text))
                return true;
        }

        return false;
    }

    /// <summary>The text without tags, its character references decoded once.</summary>
    /// <param name="knownTagsOnly">Leave alone what looks like a tag and is none of HTML's: the text may be plain.</param>
    public static string ToPlainText(string html, bool knownTagsOnly)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
            return CharacterReferences.Decode(html);
        var plain = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        for (var at = rest.IndexOf('<'); at >= 0; at = rest.IndexOf('<'))
        {
            plain.Append(rest[..at]);
            rest = rest[at..];
            var isTag = knownTagsOnly ? IsKnownTag(rest[1..]) : rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?');
            var end = isTag ? rest.StartsWith("<!--", StringComparison.Ordinal) ? rest.IndexOf("-->", StringComparison.Ordinal) + 2 : rest.IndexOf('>') : 0;
            if (end < 2)
            {
                plain.Append('<');
                rest = rest[1..];
                continue;
            }

            if (Breaking.GetAlternateLookup<ReadOnlySpan<char>>().Contains(NameOf(rest[1..])))
                plain.Append(' ');
            rest = rest[(end + 1)..];
        }

        return CharacterReferences.Decode(plain.Append(rest).ToString());
    }

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(SpecialCharacters))
            return text;
        return text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    /// <summary>The children of an element written as HTML.</summary>
    public static string Write(FeedElement element)
    {
        var html = new StringBuilder();
        WriteChildren(element, html);
        return html.ToString();
    }

    private static void WriteChildren(FeedElement element, StringBuilder html)
    {
        foreach (var (text, child) in element.Runs)
        {
            if (child is null)
            {
                html.Append(Escape(text ?? ""));
                continue;
            }

            html.Append('<').Append(child.Name);
            foreach (var (name, value) in child.Attributes)
            {
                if (!name.Contains(':', StringComparison.Ordinal) && name != "xmlns")
                    html.Append(' ').Append(name).Append("=\"").Append(Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
            }

            html.Append('>');
            if (child.Name is "br" or "img" or "hr" or "input" or "wbr" or "source" or "embed" or "area" or "col")
                continue;
            WriteChildren(child, html);
            html.Append("</").Append(child.Name).Append('>');
        }
    }

    private static bool IsKnownTag(ReadOnlySpan<char> afterBracket) =>
        afterBracket.StartsWith("!--", StringComparison.Ordinal) || KnownTags.GetAlternateLookup<ReadOnlySpan<char>>().Contains(NameOf(afterBracket));

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> afterBracket)
    {
        var name = afterBracket is ['/', ..] ? afterBracket[1..] : afterBracket;
        var length = 0;
        while (length < name.Length && length < 16 && char.IsAsciiLetterOrDigit(name[length]))
            length++;
        return length < name.Length && name[length] is ('>' or '/' or ' ' or '\t' or '\r' or '\n') ? name[..length] : "";
    }
}
