namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Finds the element that holds the body, by the score that Readability gives: prose counts for its ancestors, less with distance, and links count against.</summary>
internal static class ContainerChoice
{
    private const int Reach = 5;

    /// <summary>A wider element is taken when it brings this share of prose more: bodies are split over siblings by ads and galleries.</summary>
    private const double WorthWidening = 0.15;

    public static PageNode? Find(Page page)
    {
        foreach (var block in page.Blocks)
        {
            if (!CountsForScore(block))
                continue;
            var score = 1 + Math.Min(block.Commas, 6) + Math.Min(block.Weight / 100.0, 5);
            score *= 1 - block.LinkDensity;
            var node = HolderOf(block.Node);
            for (var level = 0; node is not null && level < Reach; level++, node = node.Parent)
                node.Score += score / (level switch { 0 => 1, 1 => 1.6, 2 => 3, _ => level * 2 });
        }

        PageNode? best = null;
        var bestScore = 0.0;
        foreach (var node in page.Nodes)
        {
            if (node.Score <= 0)
                continue;
            node.Score *= (1 - Math.Min(node.LinkDensity, 0.9)) * Weight(node);
            if (node.Score > bestScore)
                (best, bestScore) = (node, node.Score);
        }

        return best is null ? null : Widen(best);
    }

    /// <summary>A paragraph's own element holds nothing but itself: its parent is the first candidate.</summary>
    private static PageNode? HolderOf(PageNode node) => node.Element.LocalName is "p" or "li" or "blockquote" or "ul" or "ol" or "pre" or "td" or "h2" ? node.Parent : node;

    private static bool CountsForScore(PageBlock block) =>
        (block.Node.Traits & BlockTraits.Boilerplate) == BlockTraits.None && block.Kind != TextBlockKind.Heading && block.Weight >= 50 && block.LinkDensity < 0.5;

    private static double Weight(PageNode node) =>
        (node.OwnTraits & BlockTraits.Body) != BlockTraits.None ? 1.6
        : node.Element.LocalName is "article" or "main" ? 1.25
        : node.Element.LocalName is "body" or "html" ? 0.7
        : 1;

    private static PageNode Widen(PageNode node)
    {
        var prose = node.CleanProseLength;
        var wide = node;
        for (var (parent, steps) = (node.Parent, 0); parent is not null && steps < 6; parent = parent.Parent, steps++)
        {
            if (parent.Element.LocalName is "html" or "body")
                break;
            var more = parent.CleanProseLength - prose;
            if (more < WorthWidening * prose || parent.LinkDensity > 0.35)
                continue;

            // A list of articles has a heading or a link over every part; a split body has not.
            wide = parent;
            prose += more;
        }

        return wide;
    }
}
