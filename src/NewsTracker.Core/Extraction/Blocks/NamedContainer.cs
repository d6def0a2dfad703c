namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>
/// A second choice that believes the names on the page, where the score believes its text: the element that is called the body (or is an
/// <c>article</c> or <c>main</c>), and in it the blocks that read as text.
/// </summary>
internal sealed class NamedContainer
{
    private const BlockTraits Left = BlockTraits.Boilerplate & ~(BlockTraits.Aside | BlockTraits.Caption);

    private readonly bool[] chosen;
    private readonly PageNode? container;

    public NamedContainer(Page page)
    {
        chosen = new bool[page.Blocks.Count];
        var prose = page.Nodes.Count == 0 ? 0 : page.Nodes[0].ProseLength;
        (container, Kind) = Find(page, prose);
        if (container is null)
            return;
        Share = prose == 0 ? 0 : (double)container.ProseLength / prose;
        var isOver = false;
        for (var i = container.FirstBlock; i < container.EndBlock; i++)
        {
            var block = page.Blocks[i];
            isOver |= block.Kind == TextBlockKind.Heading && block.Phrases.HasFlag(PagePhrases.EndHeading);
            chosen[i] = !isOver && IsText(block);
        }
    }

    /// <summary>What the container is known by: 3 a name of the body, 2 an article element, 1 main, 0 nothing.</summary>
    public int Kind { get; }

    /// <summary>The share of the page's prose that it holds.</summary>
    public double Share { get; }

    public bool IsInside(int index) => container is not null && index >= container.FirstBlock && index < container.EndBlock;

    public bool Chose(int index) => chosen[index];

    private static (PageNode? Node, int Kind) Find(Page page, int prose)
    {
        var (best, bestKind, bestWorth) = ((PageNode?)null, 0, 0.0);
        foreach (var node in page.Nodes)
        {
            var kind = (node.OwnTraits & BlockTraits.Body) != BlockTraits.None ? 3 : node.Element.LocalName switch { "article" => 2, "main" => 1, _ => 0 };
            if (kind == 0 || node.ProseLength < 200 || node.ProseLength < 0.1 * prose)
                continue;
            var worth = kind + (node.ProseLength / (1.0 + prose)) - node.LinkDensity;
            if (worth > bestWorth + 0.02 || (worth >= bestWorth && best is null))
                (best, bestKind, bestWorth) = (node, kind, worth);
        }

        return (best, bestKind);
    }

    private static bool IsText(PageBlock block)
    {
        if ((block.Node.Traits & Left) != BlockTraits.None || block.Phrases != PagePhrases.None || block.Kind == TextBlockKind.Caption)
            return false;
        return block.Kind switch
        {
            TextBlockKind.Heading => block.LinkDensity < 0.5 && block.Weight < 200 && block.HeadingLevel > 1,
            TextBlockKind.ListItem => block.LinkDensity < 0.4,
            _ => block.LinkDensity < (block.Weight > 100 ? 0.5 : 0.3),
        };
    }
}
