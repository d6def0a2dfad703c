using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Chooses the blocks of the body: a container by score, then each block by rules, with what the page itself declares as evidence.</summary>
internal sealed class BodySelector(Page page, string headlineKey, StructuredArticle? declared)
{
    private const int ShortBlock = 40;
    private const int TooLittle = 250;

    /// <summary>Names that are not believed where nothing is left without; the others say what a part is.</summary>
    private const BlockTraits Misleading = BlockTraits.Boilerplate & ~(BlockTraits.Navigation | BlockTraits.Comments | BlockTraits.Consent | BlockTraits.Footer);

    /// <summary>A body shorter than this share of the declared one is the wrong part of the page.</summary>
    private const double DeclaredShare = 0.6;

    /// <summary>Shorter lines of a declared text may stand anywhere on its page.</summary>
    private const int ShortestDeclared = 20;

    /// <summary>The element that the score chose.</summary>
    public PageNode? Container { get; private set; }

    /// <summary>The text that the page declares; absent where that is too short to go by.</summary>
    public DeclaredBody? Declared { get; } = DeclaredBody.Of(declared?.BodyKey);

    public (IReadOnlyList<PageBlock> Blocks, FieldOrigin Origin) Select()
    {
        var container = ContainerChoice.Find(page);
        var chosen = container is null ? [] : Filter(Candidates(container.FirstBlock, container.EndBlock));
        if (chosen.Sum(block => block.Weight) < TooLittle && FindLeniently() is { Chosen.Count: > 0 } second && second.Chosen.Sum(block => block.Weight) > 2 * chosen.Sum(block => block.Weight))
            (container, chosen) = second;
        Container = container;
        if (Declared is { } body)
        {
            var weight = chosen.Sum(block => InDeclared(block, body) ? block.Text.Length : 0);
            if (weight < DeclaredShare * body.Length && SelectDeclared(body) is var found && found.Sum(block => block.Text.Length) > weight + 200)
                return (found, FieldOrigin.JsonLd);
        }

        if (container is not null)
            chosen = [.. StandfirstFinder.Find(page, container.FirstBlock, chosen, headlineKey), .. chosen];
        return (chosen, FieldOrigin.Heuristic);
    }

    /// <summary>Where nothing is left, a class name has led astray: read again without believing the names.</summary>
    private (PageNode? Container, List<PageBlock> Chosen) FindLeniently()
    {
        foreach (var node in page.Nodes)
        {
            node.Traits &= ~Misleading;
            node.Score = 0;
        }

        PageMeasure.AddUpCleanProse(page);
        var container = ContainerChoice.Find(page);
        return (container, container is null ? [] : Filter(Candidates(container.FirstBlock, container.EndBlock)));
    }

    private List<PageBlock> Candidates(int first, int end)
    {
        var blocks = new List<PageBlock>();
        for (var i = first; i < end; i++)
        {
            if ((page.Blocks[i].Node.Traits & BlockTraits.Boilerplate) == BlockTraits.None)
                blocks.Add(page.Blocks[i]);
        }

        return blocks;
    }

    private static bool InDeclared(PageBlock block, DeclaredBody body) => block.Key is { Length: >= ShortestDeclared } key && body.Holds(key);

    private List<PageBlock> SelectDeclared(DeclaredBody body)
    {
        var all = page.Blocks.Where(block => (block.Node.Traits & BlockTraits.Hidden) == BlockTraits.None && InDeclared(block, body)).ToList();
        if (all.Count == 0)
            return [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return all.Where(block => seen.Add(block.Key)).ToList();
    }

    private List<PageBlock> Filter(List<PageBlock> blocks)
    {
        var kept = new List<PageBlock>(blocks.Count);
        var skipping = false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == TextBlockKind.Heading || block.Weight < ShortBlock * 2)
            {
                if (block.Phrases.HasFlag(PagePhrases.EndHeading) && !block.EndsSentence)
                {
                    skipping = true;
                    continue;
                }
            }

            if (skipping && !block.IsProse)
            {
                if (block.Kind == TextBlockKind.Heading)
                    skipping = false;
                else
                    continue;
            }

            skipping = false;
            if (IsText(block, i, blocks) && (block.Weight < 60 || seen.Add(block.Key)))
                kept.Add(block);
        }

        TrimStart(kept);
        TrimEnd(kept);
        return kept;
    }

    private bool IsText(PageBlock block, int index, List<PageBlock> blocks)
    {
        if (block.Kind == TextBlockKind.Caption || block.Phrases.HasFlag(PagePhrases.Boilerplate) || block.Phrases.HasFlag(PagePhrases.Dateline))
            return false;
        if (block.Kind == TextBlockKind.Heading)
            return block.Text.Length <= 300 && block.Key != headlineKey && (block.LinkDensity < 0.6 || block.HeadingLevel == 0);
        if (block.LinkDensity > 0.7 || (block.LinkDensity > 0.45 && block.Weight < 150 && !block.EndsSentence))
            return block.Kind == TextBlockKind.Quote || IsInSentenceList(block);
        if (block.Kind == TextBlockKind.Quote)
            return true;
        if (IsRow(block))
            return block.LinkDensity < 0.5;
        if (block.Weight < 200 && !block.EndsSentence && block.Phrases.HasFlag(PagePhrases.ImageCredit))
            return false;
        if (block.Kind == TextBlockKind.ListItem && block.Weight < ShortBlock)
            return block.LinkDensity < 0.3 && HasProseNear(index, blocks);
        return block.EndsSentence || block.Weight >= ShortBlock || HasProseNear(index, blocks);
    }

    private static bool IsRow(PageBlock block) => block.Node.Element.LocalName == "tr";

    private static bool IsInSentenceList(PageBlock block) => block.Kind == TextBlockKind.ListItem && block.EndsSentence && block.Weight > 120;

    private static bool HasProseNear(int index, List<PageBlock> blocks)
    {
        var before = index > 0 && Near(blocks, index, -1);
        return before && Near(blocks, index, 1);
    }

    private static bool Near(List<PageBlock> blocks, int index, int step)
    {
        for (var i = 1; i <= 12; i++)
        {
            var at = index + (i * step);
            if (at < 0 || at >= blocks.Count)
                return false;
            if (blocks[at].IsProse)
                return true;
        }

        return false;
    }

    /// <summary>Bylines, dates and labels stand before the first running text.</summary>
    private void TrimStart(List<PageBlock> kept)
    {
        var first = kept.FindIndex(block => block.IsProse);
        if (first <= 0)
            return;
        for (var i = first - 1; i >= 0; i--)
        {
            var block = kept[i];
            var isSentence = block.EndsSentence && !block.Text.EndsWith(':') && block.Weight >= ShortBlock && block.LinkDensity < 0.3;
            if (block.Kind == TextBlockKind.Heading ? block.HeadingLevel == 1 || i < first - 1 || block.Key == headlineKey : !isSentence)
                kept.RemoveAt(i);
        }
    }

    private static void TrimEnd(List<PageBlock> kept)
    {
        while (kept.Count > 1 && kept[^1] is var last && !last.IsProse && !IsRow(last) && (last.Kind == TextBlockKind.Heading || !last.EndsSentence || last.LinkDensity > 0.4)
            && (last.Kind != TextBlockKind.ListItem || last.Weight < ShortBlock || last.LinkDensity > 0.4))
            kept.RemoveAt(kept.Count - 1);
        DropTrailingHeadings(kept);
    }

    /// <summary>One that alone is left as well, or stands in a table.</summary>
    private static void DropTrailingHeadings(List<PageBlock> kept)
    {
        while (kept.Count > 0 && kept[^1].Kind == TextBlockKind.Heading)
            kept.RemoveAt(kept.Count - 1);
    }
}
