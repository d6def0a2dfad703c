using System.Buffers;
using AngleSharp.Dom;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction.Blocks;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The dates a page prints for readers, weighed by their labels and by where they stand to the headline.</summary>
internal sealed class PrintedDates
{
    private const int MostReads = 80;
    private const int LongestLine = 120;
    private const int LongestBlock = 400;
    private const int DateLineLength = 40;
    private const int LongestLabel = 60;
    private const int MostBeside = 12;
    private const double NameDoubt = 2.5;
    private const BlockTraits OfOthers = BlockTraits.Comments | BlockTraits.Related | BlockTraits.Navigation;

    private static readonly SearchValues<string> UpdateWords = SearchValues.Create(["updated", "modified"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> PublishedWords = SearchValues.Create(["publish", "entry-date", "posted", "pubdate", "post-date"], StringComparison.OrdinalIgnoreCase);

    private readonly Page page;
    private readonly Func<string?, PrintedInstant?> read;
    private readonly ArticleTop top;

    // Asked for twice, for both dates.
    private List<DateLine>? lines;

    public PrintedDates(Page page, StructuredArticle? declared, Func<string?, PrintedInstant?> read)
    {
        this.page = page;
        this.read = read;
        top = ArticleTop.Find(page, declared);
    }

    public IEnumerable<DateCandidate> Find(bool isModified) => OfElements(isModified).Concat(OfLines(isModified));

    public static string? ShortText(IElement element)
    {
        // An element with many children is a container, not a date line.
        if (element.ChildNodes.Length > 12)
            return null;
        return ElementText.ReadWhole(element, LongestBlock) is { } text ? HeadlineVote.OneLine(text) : null;
    }

    private IEnumerable<DateCandidate> OfElements(bool isModified)
    {
        foreach (var element in page.Declarations.Times)
        {
            if (WeightOf(element, isTime: true, isModified) is { } weight && (read(element.GetAttribute("datetime")) ?? read(element.GetAttribute("title")) ?? read(ShortText(element))) is { } date)
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight) { IsUpdate = IsLabelledUpdate(element) };
        }

        foreach (var element in page.Declarations.DateElements.Concat(page.Declarations.BylineElements))
        {
            if (element.LocalName != "time" && WeightOf(element, isTime: false, isModified) is { } weight && ((ShortText(element) is { } text ? ReadLine(text, isModified) : null) ?? read(element.GetAttribute("title"))) is { } date)
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight);
        }
    }

    private PrintedInstant? ReadLine(string text, bool isModified)
    {
        foreach (var part in DateLabels.Parts(text))
        {
            if (part.Length <= LongestLine && DateLabels.MayHoldDate(part) && DateLabels.IsUpdate(part) == isModified && DateInLine.Read(part, read) is { } date)
                return date;
        }

        return null;
    }

    private IEnumerable<DateCandidate> OfLines(bool isModified)
    {
        var (reads, lastRead) = (0, -1);
        foreach (var line in lines ??= [.. Lines()])
        {
            // The lines of the block in which the limit is reached are read all.
            if (reads >= MostReads && line.Block.Index != lastRead)
                yield break;
            if (WeightOfLine(line, isModified) is not (var weight and > 0))
                continue;
            (reads, lastRead) = (reads + 1, line.Block.Index);
            var isPlain = line.Block.IsProse || (line.Distance is null && weight < DateWeights.FarElement);
            if ((isPlain ? read(line.Text) : DateInLine.Read(line.Text, read)) is { } date && (weight > DateWeights.FarLine || date.Precision != InstantPrecision.Day))
                yield return new DateCandidate(date, DateSource.Printed, FieldOrigin.VisibleText, weight) { IsUpdate = DateLabels.OpensWithUpdate(line.Text), IsLoose = weight <= DateWeights.FarLine };
        }
    }

    private IEnumerable<DateLine> Lines()
    {
        foreach (var block in page.Blocks)
        {
            if (block.Text.Length is < 8 or > LongestBlock || !DateLabels.MayHoldDate(block.Text))
                continue;
            var distance = top.DistanceOf(block.Index);
            var traits = TraitsOf(block.Node) & ~BlockTraits.Aside;
            foreach (var part in block.Text.Split('\n').SelectMany(DateLabels.Parts))
            {
                var isLabelled = DateLabels.IsPublication(part);
                if (part.Length <= (isLabelled ? LongestBlock : LongestLine) && DateLabels.MayHoldDate(part) && !IsOfOthers(isLabelled ? traits & ~BlockTraits.Footer : traits, distance))
                    yield return new DateLine(block, part, distance, isLabelled, DateLabels.IsUpdate(part));
            }
        }
    }

    private static double WeightOfLine(DateLine line, bool isModified)
    {
        if (isModified)
            return line.IsUpdate ? DateWeights.LabelledLine : 0;
        if (line.IsUpdate)
            return DateWeights.Update;
        return line.Distance is { } near
            ? (line.IsLabelled ? DateWeights.LabelledLine : DateWeights.NearLine - OtherWords(line.Text)) - ArticleTop.Penalty(near)
            : line.IsLabelled ? DateWeights.FarElement : DateWeights.FarLine;
    }

    /// <summary>A line that says much besides is a caption or a sentence.</summary>
    private static double OtherWords(string line) => Math.Clamp((line.Length - DateLineLength) * 0.03, 0, 2);

    /// <summary>Zero for a date that is only a witness: printed beside the article, not in it. Absent for dates of other things.</summary>
    private double? WeightOf(IElement element, bool isTime, bool isModified)
    {
        var looksModified = LooksModified(element);
        if ((isModified && !looksModified) || NodeOf(element) is not { } node)
            return null;
        var traits = TraitsOf(node);
        var distance = top.DistanceOf(BlockOf(element, node));
        if (IsOfOthers(traits, distance) || (distance is null && IsInList(element)))
            return isModified || (traits & BlockTraits.Comments) != BlockTraits.None ? null : 0;
        var isPublished = IsNamedPublished(element);

        // Content systems also name the day of printing "updated"; beside another date it is the later one's name.
        var doubt = (looksModified && !isModified ? NameDoubt : 0) + ((traits & BlockTraits.Related) != BlockTraits.None ? NameDoubt : 0);
        if (distance is { } near)
            return (isTime ? isPublished ? DateWeights.PublishedTime : DateWeights.NearTime : isPublished ? DateWeights.NearTime : DateWeights.NearElement) - doubt - ArticleTop.Penalty(near);
        return DateWeights.FarElement + (isPublished ? 1 : 0) + (isTime ? 0.5 : 0) - doubt;
    }

    /// <summary>What marks the date and not the headline: a name on a box that holds both says nothing of the date.</summary>
    private BlockTraits TraitsOf(PageNode node)
    {
        var traits = BlockTraits.None;
        for (var around = node; around is not null && !top.IsInside(around); around = around.Parent)
            traits |= around.OwnTraits;
        return traits;
    }

    /// <summary>Right at the headline, a "teaser" or "sidebar" is a part of the article's head.</summary>
    private static bool IsOfOthers(BlockTraits traits, int? distance) =>
        (traits & (distance is >= -2 ? OfOthers & ~BlockTraits.Related : OfOthers | BlockTraits.Footer | BlockTraits.Aside)) != BlockTraits.None;

    private PageNode? NodeOf(IElement element)
    {
        var (around, place) = page.Declarations.Places[element];
        return place < page.Nodes.Count && page.Nodes[place].Element == element ? page.Nodes[place] : around;
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

    /// <summary>Whether the words in front of it on its line say so, "Updated" before the time, and its own name does not say otherwise.</summary>
    private static bool IsLabelledUpdate(IElement element)
    {
        if (IsNamedPublished(element))
            return false;
        INode at = element;
        for (var steps = 0; steps < 3 && at.Parent is IElement { ChildNodes: { Length: <= MostBeside } beside } parent; steps++, at = parent)
        {
            var before = beside.TakeWhile(node => node != at).LastOrDefault(node => node is IElement || node is IText { Data: var data } && !string.IsNullOrWhiteSpace(data));
            if (before is not null)
                return (before is IElement words ? ElementText.ReadWhole(words, LongestLabel) : ((IText)before).Data) is { Length: < LongestLabel } label && !label.Any(char.IsDigit) && DateLabels.IsUpdate(label);
        }

        return false;
    }

    private static bool IsNamedPublished(IElement element) => element.HasAttribute("pubdate") || DateLabels.ContainsAny(element.ClassName, PublishedWords);

    private static bool LooksModified(IElement element)
    {
        var names = element.ClassName + " " + element.GetAttribute("itemprop") + " " + element.ParentElement?.ClassName;
        return DateLabels.ContainsAny(names, UpdateWords) && !DateLabels.ContainsAny(names, PublishedWords);
    }

    /// <summary>A part of a block's line that may hold the article's date.</summary>
    /// <param name="Distance">Blocks from the headline (<see cref="ArticleTop.DistanceOf"/>).</param>
    private readonly record struct DateLine(PageBlock Block, string Text, int? Distance, bool IsLabelled, bool IsUpdate);
}
