using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>A text that may be the headline, where it stands, and how much it counts there.</summary>
internal readonly record struct HeadlineCandidate(string Text, string Key, FieldOrigin Origin, double Weight)
{
    public HeadlineCandidate(string text, FieldOrigin origin, double weight)
        : this(text, TextMeasure.Key(text), origin, weight)
    {
    }
}

/// <summary>Collects what the page prints as headings and what it declares as its title.</summary>
internal static class HeadlineCandidates
{
    public const int Longest = 400;
    private const int MostHeadings = 60;

    // A heading outweighs every title written for search engines and sharing; JSON-LD, which newsrooms fill from the article itself, with one of those outweighs the heading.
    public const double HeadingWeight = 1.4;
    private const double StructuredWeight = 1.6;
    private const double CopyWeight = 0.1;

    // Declared titles that content systems copy from one another: each confirms, none stands for much alone.
    private static readonly string[] CopiedTitles = ["twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title", "dc.title", "dcterms.title", "citation_title", "title", "hdl", "headline"];

    public static List<HeadlineCandidate> Declared(Page page, StructuredArticle? declared)
    {
        var meta = page.Declarations;
        var found = new List<HeadlineCandidate>();
        Add(declared?.Headline, FieldOrigin.JsonLd, declared is { IsPage: true } ? CopyWeight : StructuredWeight);
        Add(meta.FirstMeta("og:title"), FieldOrigin.OpenGraph, 0.65);
        Add(meta.Title, FieldOrigin.Meta, 0.6);
        foreach (var name in CopiedTitles)
            Add(meta.FirstMeta(name), FieldOrigin.Meta, CopyWeight);
        return [.. found.Where(candidate => candidate.Weight > CopyWeight), .. found.Where(candidate => candidate.Weight <= CopyWeight).DistinctBy(candidate => candidate.Key)];

        void Add(string? text, FieldOrigin origin, double weight)
        {
            if (Clean(text) is { } line)
                found.Add(new HeadlineCandidate(line, origin, weight));
        }
    }

    /// <summary>Level one and two headings, whole and in the parts they are made of: a kicker often stands inside the heading.</summary>
    public static List<PrintedHeading> Printed(Page page) =>
        page.Blocks
            .Where(block => block.Kind == TextBlockKind.Heading && block.HeadingLevel <= 2)
            .Take(MostHeadings)
            .GroupBy(HeadingOf)
            .Select(Read)
            .OfType<PrintedHeading>()
            .ToList();

    private static PrintedHeading? Read(IGrouping<PageNode, PageBlock> heading)
    {
        var blocks = heading.Take(4).ToList();
        var whole = Clean(string.Join(' ', blocks.Select(block => block.Text)));
        if (whole is null || whole.Length <= 2)
            return null;
        var parts = blocks.Count > 1 ? blocks.Select(block => block.Text) : heading.Key.Element.ChildNodes is { Length: > 1 and < 8 } children ? children.Select(TextOf) : [];
        return new PrintedHeading(whole, [.. parts.Select(Clean).OfType<string>()], blocks[0].HeadingLevel, blocks[0].Node);
    }

    private static string TextOf(INode node) => node.ChildNodes.Length > 20 ? "" : node.TextContent;

    private static PageNode HeadingOf(PageBlock block)
    {
        var node = block.Node;
        for (var steps = 0; steps < 4 && node.Parent is { } parent && PageTags.HeadingLevel(node.Element.LocalName) == 0; steps++)
            node = parent;
        return PageTags.HeadingLevel(node.Element.LocalName) == 0 ? block.Node : node;
    }

    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest * 4)
            return null;
        var line = System.Net.WebUtility.HtmlDecode(text).Replace("\u00ad", "", StringComparison.Ordinal).Replace("\u200b", "", StringComparison.Ordinal).OnOneLine();
        return line.Length is > 1 and <= Longest && line.Any(char.IsLetterOrDigit) ? line : null;
    }
}

/// <summary>A heading as printed, with the parts that a kicker cuts it into.</summary>
internal sealed record PrintedHeading(string Text, IReadOnlyList<string> Parts, int Level, PageNode Node)
{
    public string Key { get; } = TextMeasure.Key(Text);

    /// <summary>Repeated in a path or a list, or not shown: a copy, and no sign of what the page prints large.</summary>
    public bool IsAside => (Node.Traits & (BlockTraits.Hidden | BlockTraits.Navigation | BlockTraits.Related)) != BlockTraits.None || IsInList;

    private bool IsInList
    {
        get
        {
            var node = Node;
            for (var steps = 0; node is not null && steps < 3; steps++, node = node.Parent)
            {
                if (node.Element.LocalName == "li")
                    return true;
            }

            return false;
        }
    }
}
