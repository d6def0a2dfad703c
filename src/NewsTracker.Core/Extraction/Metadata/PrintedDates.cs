using AngleSharp.Dom;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The dates a page prints for readers, weighed by their labels and by where they stand to the headline.</summary>
internal sealed class PrintedDates
{
    private const int MostReads = 80;
    private const int LongestLine = 120;
    private const BlockTraits OfOthers = BlockTraits.Comments | BlockTraits.Related | BlockTraits.Navigation;

    private static readonly string[] UpdateWords = ["updated", "modified"];
    private static readonly string[] PublishedWords = ["publish", "entry-date", "posted", "pubdate", "post-date"];

    private readonly Page page;
    private readonly Func<string?, PrintedInstant?> read;
    private readonly ArticleTop top;
    private readonly Dictionary<IElement, PageNode> nodes = [];

    public PrintedDates(Page page, StructuredArticle? declared, Func<string?, PrintedInstant?> read)
    {
        this.page = page;
        this.read = read;
        top = ArticleTop.Find(page, declared);
        foreach (var node in page.Nodes)
            nodes[node.Element] = node;
    }

    public IEnumerable<DateCandidate> Find(bool isModified) => OfElements(isModified).Concat(OfLines(isModified));

    public static string? ShortText(IElement element)
    {
        // An element with many children is a container, not a date line.
        if (element.ChildNodes.Length > 12)
            return null;
        var text = element.TextContent;
        return text.Length < 400 ? HeadlineVote.OneLine(text) : null;
    }

    private IEnumerable<DateCandidate> OfElements(bool isModified)
    {
        foreach (var element in page.Declarations.Times)
        {
            if (LooksModified(element) == isModified && WeightOf(element, isTime: true) is var weight and > 0
                && (read(element.GetAttribute("datetime")) ?? read(element.GetAttribute("title")) ?? read(ShortText(element))) is { } date)
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight);
        }

        foreach (var element in page.Declarations.DateElements.Concat(page.Declarations.BylineElements))
        {
            if (element.LocalName != "time" && LooksModified(element) == isModified && WeightOf(element, isTime: false) is var weight and > 0 && (ReadText(element) ?? read(element.GetAttribute("title"))) is { } date)
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight);
        }
    }

    private PrintedInstant? ReadText(IElement element) =>
        ShortText(element) is { } text && DateLabels.MayHoldDate(text) && !DateLabels.IsUpdate(text) ? read(text) : null;

    private IEnumerable<DateCandidate> OfLines(bool isModified)
    {
        var reads = 0;
        foreach (var block in page.Blocks)
        {
            if (reads >= MostReads)
                yield break;
            if (block.Text.Length is < 8 or > 400 || (block.Node.Traits & (OfOthers | BlockTraits.Footer)) != BlockTraits.None || !DateLabels.MayHoldDate(block.Text))
                continue;
            var distance = top.DistanceOf(block.Index);
            foreach (var line in block.Text.Split('\n'))
            {
                foreach (var part in DateLabels.Parts(line))
                {
                    if (part.Length > LongestLine || !DateLabels.MayHoldDate(part) || DateLabels.IsUpdate(part) != isModified)
                        continue;
                    var isLabelled = isModified || DateLabels.IsPublication(part);
                    if (WeightOfLine(distance, isLabelled) is not (var weight and > 0))
                        continue;
                    reads++;
                    if (read(part) is { } date)
                        yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight);
                }
            }
        }
    }

    private static double WeightOfLine(int? distance, bool isLabelled) => distance switch
    {
        { } near => (isLabelled ? DateWeights.LabelledLine : DateWeights.NearLine) - ArticleTop.Penalty(near),
        null => isLabelled ? DateWeights.FarElement : DateWeights.FarLine,
    };

    private double WeightOf(IElement element, bool isTime)
    {
        var node = NodeOf(element);
        if (node is null || (node.Traits & OfOthers) != BlockTraits.None)
            return 0;
        var distance = top.DistanceOf(BlockOf(element, node));
        var isPublished = element.HasAttribute("pubdate") || DateLabels.ContainsAny(element.ClassName, PublishedWords);
        if (distance is { } near)
            return (isTime ? isPublished ? DateWeights.PublishedTime : DateWeights.NearTime : isPublished ? DateWeights.NearTime : DateWeights.NearElement) - ArticleTop.Penalty(near);
        if ((node.Traits & (BlockTraits.Footer | BlockTraits.Aside)) != BlockTraits.None || IsInList(element))
            return 0;
        return DateWeights.FarElement + (isPublished ? 1 : 0) + (isTime ? 0.5 : 0);
    }

    private PageNode? NodeOf(IElement element)
    {
        for (var ancestor = element; ancestor is not null; ancestor = ancestor.ParentElement)
        {
            if (nodes.TryGetValue(ancestor, out var node))
                return node;
        }

        return null;
    }

    private int BlockOf(IElement element, PageNode node)
    {
        if (node.EndBlock - node.FirstBlock > 1 && node.Element != element && ShortText(element) is { Length: > 3 } text)
        {
            for (var i = node.FirstBlock; i < Math.Min(node.EndBlock, node.FirstBlock + 100); i++)
            {
                if (page.Blocks[i].Text.Contains(text, StringComparison.Ordinal))
                    return i;
            }
        }

        return node.FirstBlock;
    }

    private static bool IsInList(IElement element)
    {
        var ancestor = element.ParentElement;
        for (var steps = 0; ancestor is not null && steps < 6; steps++, ancestor = ancestor.ParentElement)
        {
            if (ancestor.LocalName == "li")
                return true;
        }

        return false;
    }

    private static bool LooksModified(IElement element)
    {
        var names = element.ClassName + " " + element.GetAttribute("itemprop") + " " + element.ParentElement?.ClassName;
        return DateLabels.ContainsAny(names, UpdateWords) && !DateLabels.ContainsAny(names, PublishedWords);
    }
}
