using System.Text;

namespace NewsTracker.Core.Extraction.Markup;

/// <summary>
/// Makes hostile markup harmless before it is parsed, in one cheap pass: the parser's time grows with the square of the
/// depth (measured: minutes for 100,000 nested elements), so tags below a depth no real page has are left out.
/// </summary>
internal sealed class MarkupGuard
{
    /// <summary>Deeper tags are left out; their text stays.</summary>
    private const int DeepestKept = 256;

    /// <summary>No page is that deep by mistake.</summary>
    private const int DeepestRead = 3_000;

    private const int MostAttributes = 256;
    private const int MostTags = 400_000;

    /// <summary>Only the first counts, and the parser's time grows with the square of their number.</summary>
    private const int MostBases = 4;

    /// <summary>The parser looks for a charset in each of these, in time and memory that grow with the square of its length.</summary>
    private const int MostPragmas = 64;

    private const int LongestPragma = 1_000;

    /// <summary>What follows is left out: the parser would build the same formats again and again.</summary>
    private const int MostReopened = 500_000;

    private readonly string html;
    private readonly OpenElements open;
    private int tags;
    private int bases;
    private int pragmas;
    private int reopened;

    private MarkupGuard(string html) => (this.html, open) = (html, new OpenElements(html, DeepestKept));

    /// <summary>The markup, shortened where it was hostile; absent where it nests too deeply to be read at all.</summary>
    public static string? Tame(string html) => new MarkupGuard(html).Tame();

    private string? Tame()
    {
        StringBuilder? kept = null;
        int position = 0, copied = 0, end = html.Length;
        while (position < html.Length && html.AsSpan(position).IndexOf('<') is var offset and >= 0)
        {
            var start = position + offset;
            var tag = MarkupTag.Read(html, start);
            position = tag.End;
            if (tag.Kind == MarkupTagKind.None)
                continue;
            var isKept = Keeps(tag, start, ref position);
            if (open.Depth + open.Omitted > DeepestRead)
                return null;
            if (reopened > MostReopened)
            {
                (position, end) = (html.Length, start);
                break;
            }

            if (isKept)
                continue;
            kept ??= new StringBuilder(html.Length);
            kept.Append(html, copied, start - copied).Append(' ');
            copied = position;
        }

        if (kept is null)
            return end == html.Length ? html : html[..end];
        return copied >= end ? kept.ToString() : kept.Append(html, copied, end - copied).ToString();
    }

    /// <summary>Whether the parser shall see the tag; where it does not, everything up to <paramref name="position"/> is left out with it.</summary>
    private bool Keeps(MarkupTag tag, int start, ref int position)
    {
        if (tag.Kind == MarkupTagKind.CData)
        {
            position = After(open.IsInDrawing ? "]]>" : ">", position);
            return false;
        }

        var name = html.AsSpan(tag.NameStart, tag.NameLength);
        var traits = MarkupNames.Of(name);
        if (++tags > MostTags || (traits & MarkupTraits.LeftOut) != MarkupTraits.None)
            return false;
        if (tag.Kind == MarkupTagKind.End)
            return KeepsEnd(name, traits);
        reopened += open.WeightOfClosedFormats;
        if (open.Space is not MarkupSpace.Html and var space)
        {
            if ((traits & MarkupTraits.EndsForeign) == MarkupTraits.None)
                return KeepsInDrawing(tag, start, name, space);

            // What the parser does not see leads nowhere.
            var isOpened = (traits & (MarkupTraits.Void | MarkupTraits.Flat)) == MarkupTraits.None;
            if (tag.Attributes > MostAttributes || (isOpened && open.IsFull(traits, MarkupSpace.Html)))
                return isOpened && open.Open(tag, start, MarkupTraits.None, space, omit: true);
            open.LeaveDrawing();
        }

        return KeepsStart(tag, start, name, traits, ref position);
    }

    /// <summary>A font leads back to HTML by some of its attributes only.</summary>
    private bool KeepsInDrawing(MarkupTag tag, int start, ReadOnlySpan<char> name, MarkupSpace space) =>
        !Is(name, "font") && (tag.IsSelfClosing ? tag.Attributes <= MostAttributes && !open.IsDrawingOmitted : open.Open(tag, start, MarkupTraits.None, space, tag.Attributes > MostAttributes));

    private bool KeepsStart(MarkupTag tag, int start, ReadOnlySpan<char> name, MarkupTraits traits, ref int position)
    {
        if ((traits & MarkupTraits.Raw) != MarkupTraits.None)
            position = RawText.EndOf(html, tag.End, name);
        var isOpened = (traits & (MarkupTraits.Void | MarkupTraits.Raw | MarkupTraits.Flat)) == MarkupTraits.None;
        if (tag.Attributes > MostAttributes)
            return isOpened && !open.IsInSelect && open.Open(tag, start, traits, SpaceOf(name), omit: true);
        if (KeepsInSelect(name, traits, isEnd: false) is { } keeps)
            return keeps;
        var space = SpaceOf(name);
        if (isOpened)
            return (space != MarkupSpace.Html && tag.IsSelfClosing) || open.Open(tag, start, traits, space, omit: false);
        open.MakeRoomFor(name, traits);
        return Is(name, "base") ? ++bases <= MostBases : !Is(name, "meta") || !IsPragma(tag, start) || (tag.End - start <= LongestPragma && ++pragmas <= MostPragmas);
    }

    private bool KeepsEnd(ReadOnlySpan<char> name, MarkupTraits traits)
    {
        // Both lead out of a drawing in newer rules only.
        if (open.IsInDrawing && (Is(name, "p") || Is(name, "br")))
            return false;
        if (KeepsInSelect(name, traits, isEnd: true) is { } keeps)
            return keeps;
        return open.Close(name, traits) || (traits & MarkupTraits.Raw) != MarkupTraits.None;
    }

    /// <summary>In a list of choices the parser ignores most tags; absent where there is none, or where the tag ends it.</summary>
    private bool? KeepsInSelect(ReadOnlySpan<char> name, MarkupTraits traits, bool isEnd)
    {
        if (!open.IsInSelect)
            return null;
        if (Is(name, "select"))
            return open.Close(name, traits);
        if (Is(name, "option") || Is(name, "optgroup") || Is(name, "script"))
            return open.Omitted == 0 || !Is(name, "optgroup");
        var isOfTable = Is(name, "table") || ((traits & MarkupTraits.TablePart) != MarkupTraits.None && !Is(name, "col") && !Is(name, "colgroup"));
        if (isOfTable ? !open.IsInTable() : isEnd || !(Is(name, "input") || Is(name, "keygen") || Is(name, "textarea")))
            return false;
        open.Close("select", MarkupNames.Of("select"));
        return null;
    }

    private bool IsPragma(MarkupTag tag, int start) => html.AsSpan(start, tag.End - start).Contains("http-equiv", StringComparison.OrdinalIgnoreCase);

    private static MarkupSpace SpaceOf(ReadOnlySpan<char> name) => Is(name, "svg") ? MarkupSpace.Svg : Is(name, "math") ? MarkupSpace.Math : MarkupSpace.Html;

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private int After(string text, int position)
    {
        var found = html.IndexOf(text, position, StringComparison.Ordinal);
        return found < 0 ? html.Length : found + text.Length;
    }
}
