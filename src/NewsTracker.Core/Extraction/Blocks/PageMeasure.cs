namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Adds up text over subtrees and settles each node's traits.</summary>
internal static class PageMeasure
{
    /// <summary>An element that holds this share of the page's running text is not what a word in its class says.</summary>
    private const double TooMuchForBoilerplate = 0.4;

    // A thread of comments may be longer than the article above it.
    private const double TooMuchForComments = 0.8;

    public static void Measure(Page page)
    {
        foreach (var block in page.Blocks)
        {
            block.Node.TextLength += block.Text.Length;
            block.Node.LinkLength += block.LinkLength;
            if (block.IsProse)
                block.Node.ProseLength += block.Weight;
            if (block.Kind == TextBlockKind.Heading && block.HeadingLevel == 1)
                block.Node.HoldsHeadline = true;
        }

        for (var i = page.Nodes.Count - 1; i >= 0; i--)
        {
            var node = page.Nodes[i];
            if (node.Parent is not { } parent)
                continue;
            parent.TextLength += node.TextLength;
            parent.LinkLength += node.LinkLength;
            parent.ProseLength += node.ProseLength;
            parent.HoldsHeadline |= node.HoldsHeadline;
        }

        var total = page.Nodes.Count == 0 ? 0 : page.Nodes[0].ProseLength;
        foreach (var node in page.Nodes)
            node.Traits = (node.Parent?.Traits & ~(BlockTraits.Standfirst | BlockTraits.Header) ?? BlockTraits.None) | Settle(node, total);
        AddUpCleanProse(page);
    }

    public static void AddUpCleanProse(Page page)
    {
        foreach (var node in page.Nodes)
            node.CleanProseLength = 0;
        foreach (var block in page.Blocks)
        {
            if (block.IsProse && (block.Node.Traits & BlockTraits.Boilerplate) == BlockTraits.None)
                block.Node.CleanProseLength += block.Weight;
        }

        for (var i = page.Nodes.Count - 1; i > 0; i--)
        {
            if (page.Nodes[i].Parent is { } parent)
                parent.CleanProseLength += page.Nodes[i].CleanProseLength;
        }
    }

    private static BlockTraits Settle(PageNode node, int pageProse)
    {
        var traits = node.OwnTraits;
        if ((traits & BlockTraits.Boilerplate) == BlockTraits.None)
            return traits;
        if (node.Element.LocalName is "html" or "body" or "main")
            return traits & ~BlockTraits.Boilerplate;
        var share = pageProse == 0 ? 0 : (double)node.ProseLength / pageProse;

        // Navigation is links; what is hidden at first may be shown by a script.
        if (node.LinkDensity < 0.25 && node.ProseLength > 300)
            traits &= ~BlockTraits.Navigation;
        if (share > 0.25)
            traits &= ~BlockTraits.Hidden;

        // "article-body comments-open", "content with-sidebar": the word names something inside or beside.
        if (share >= TooMuchForComments || (node.HoldsHeadline && node.ProseLength > 0 && share > 0.1))
            traits &= ~BlockTraits.Boilerplate;
        else if (share >= TooMuchForBoilerplate)
            traits &= ~(BlockTraits.Boilerplate & ~(BlockTraits.Comments | BlockTraits.Aside | BlockTraits.Footer));
        else if ((traits & BlockTraits.Body) != BlockTraits.None && share > 0.1)
            traits &= ~BlockTraits.Boilerplate;
        else if (node.Element.LocalName is "p" or "h1" or "h2" && (traits & BlockTraits.Boilerplate & ~(BlockTraits.Hidden | BlockTraits.Caption | BlockTraits.Byline)) != BlockTraits.None && node.ProseLength > 300)
            traits &= ~BlockTraits.Boilerplate;
        return traits;
    }
}
