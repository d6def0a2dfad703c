using System.Collections.Frozen;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>How the walk treats each tag.</summary>
internal static class PageTags
{
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb",
        "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas", "button", "select", "option", "textarea",
        "input", "head", "datalist", "map", "rp", "rt", "applet", "frameset", "noframes", "meter", "progress", "amp-ad", "amp-embed");

    /// <summary>Of the skipped: what no reader sees, and the readings that stand above the letters of a word. The words around them are not parted.</summary>
    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(StringComparer.Ordinal, "script", "style", "template", "rp", "rt");

    public static bool IsInline(string tag) => Inline.Contains(tag);

    public static bool IsSkipped(string tag) => Skipped.Contains(tag);

    public static bool IsUnseen(string tag) => Unseen.Contains(tag);

    public static int HeadingLevel(string tag) => tag is ['h', >= '1' and <= '6'] ? tag[1] - '0' : 0;

    public static TextBlockKind KindOf(string tag) => tag switch
    {
        ['h', >= '1' and <= '6'] => TextBlockKind.Heading,
        "blockquote" => TextBlockKind.Quote,
        "li" or "dt" or "dd" => TextBlockKind.ListItem,
        "figcaption" or "caption" => TextBlockKind.Caption,
        _ => TextBlockKind.Paragraph,
    };
}
