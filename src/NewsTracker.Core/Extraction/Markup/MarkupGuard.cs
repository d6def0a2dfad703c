using System.Collections.Frozen;
using System.Text;

namespace NewsTracker.Core.Extraction.Markup;

/// <summary>
/// Makes hostile markup harmless before it is parsed, in one cheap pass: the parser's time grows with the square of the
/// depth (measured: minutes for 100,000 nested elements), so tags below a depth no real page has are left out.
/// </summary>
internal static class MarkupGuard
{
    /// <summary>Deeper tags are left out; their text stays.</summary>
    private const int DeepestKept = 256;

    /// <summary>No page is that deep by mistake.</summary>
    private const int DeepestRead = 5_000;

    private const int MostAttributes = 256;
    private const int MostTags = 400_000;

    /// <summary>Only the first counts, and the parser's time grows with the square of their number.</summary>
    private const int MostBases = 4;

    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    // These end by themselves when the next one starts, so an open one adds no depth of its own.
    private static readonly FrozenSet<string> SelfEnding = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "p", "li", "dd", "dt", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "html", "head", "body");

    private static readonly FrozenSet<string> RawText = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

    // In drawings and formulas a tag may close itself; these names lead back to HTML, where none does.
    private static readonly FrozenSet<string> EndsForeign = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "desc", "div", "dl", "dt", "em", "embed", "foreignobject", "annotation-xml", "font", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i",
        "img", "li", "listing", "menu", "meta", "mi", "mn", "mo", "ms", "mtext", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "title", "tt", "u", "ul", "var");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EndsForeignNames = EndsForeign.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> VoidNames = Void.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SelfEndingNames = SelfEnding.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RawTextNames = RawText.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The markup, shortened where it was hostile; absent where it nests too deeply to be read at all.</summary>
    public static string? Tame(string html)
    {
        StringBuilder? kept = null;
        var copied = 0;
        int position = 0, depth = 0, omitted = 0, tags = 0, bases = 0;
        var isForeign = false;
        var openNames = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        while (position < html.Length && html.AsSpan(position).IndexOf('<') is var offset and >= 0)
        {
            var start = position + offset;
            var tag = MarkupTag.Read(html, start);
            position = tag.End;
            if (tag.Kind == MarkupTagKind.None)
                continue;
            tags++;
            var name = html.AsSpan(tag.NameStart, tag.NameLength);
            var drop = tags > MostTags || tag.Attributes > MostAttributes || (name.Equals("base", StringComparison.OrdinalIgnoreCase) && ++bases > MostBases);
            if (tag.Kind == MarkupTagKind.Start && RawTextNames.Contains(name))
            {
                position = MarkupTag.EndOfRawText(html, tag.End, name);
            }
            else if (!VoidNames.Contains(name) && !SelfEndingNames.Contains(name) && !(isForeign && html[tag.End - 2] == '/') && Pairs(tag.Kind, name, openNames))
            {
                drop |= Deepens(tag.Kind, ref depth, ref omitted);
                if (depth + omitted > DeepestRead)
                    return null;
            }

            isForeign = IsForeignAfter(tag.Kind, name, isForeign);
            if (!drop)
                continue;
            kept ??= new StringBuilder(html.Length);
            kept.Append(html, copied, start - copied).Append(' ');
            copied = position;
        }

        return kept is null ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    /// <summary>Whether the tag changes the depth: an end tag of a name that nothing open has closes nothing, here as in the parser.</summary>
    private static bool Pairs(MarkupTagKind kind, ReadOnlySpan<char> name, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> openNames)
    {
        openNames.TryGetValue(name, out var open);
        if (kind == MarkupTagKind.End && open == 0)
            return false;
        openNames[name] = open + (kind == MarkupTagKind.Start ? 1 : -1);
        return true;
    }

    private static bool IsForeignAfter(MarkupTagKind kind, ReadOnlySpan<char> name, bool isForeign)
    {
        if (name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase))
            return kind == MarkupTagKind.Start;
        return isForeign && !EndsForeignNames.Contains(name);
    }

    /// <summary>Counts the tag; true where it lies below the depth that is kept.</summary>
    private static bool Deepens(MarkupTagKind kind, ref int depth, ref int omitted)
    {
        if (kind == MarkupTagKind.Start)
        {
            if (depth < DeepestKept)
            {
                depth++;
                return false;
            }

            omitted++;
            return true;
        }

        if (omitted > 0)
        {
            omitted--;
            return true;
        }

        depth = Math.Max(0, depth - 1);
        return false;
    }
}
