using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Where on the page a printed date stands: how far from the headline, and in the midst of what.</summary>
internal sealed class DatePlace(Page page, ArticleTop top)
{
    /// <summary>A longer one says other things.</summary>
    public const int LongestLine = 120;

    private const BlockTraits OfOthers = BlockTraits.Comments | BlockTraits.Related | BlockTraits.Navigation;

    /// <inheritdoc cref="ArticleTop.DistanceOf"/>
    public int? DistanceOf(int block) => top.DistanceOf(block);

    /// <summary>What marks the date and not the headline: a name on a box that holds both says nothing of the date.</summary>
    public BlockTraits TraitsOf(PageNode node)
    {
        var traits = BlockTraits.None;
        for (var around = node; around is not null && !top.IsInside(around); around = around.Parent)
            traits |= around.OwnTraits;
        return traits;
    }

    /// <summary>Right at the headline, a "teaser" or "sidebar" is a part of the article's head.</summary>
    public static bool IsOfOthers(BlockTraits traits, int? distance) =>
        (traits & (distance is >= -2 ? OfOthers & ~BlockTraits.Related : OfOthers | BlockTraits.Footer | BlockTraits.Aside)) != BlockTraits.None;

    public PageNode? NodeOf(IElement element)
    {
        var (around, place) = page.Declarations.Places[element];
        return place < page.Nodes.Count && page.Nodes[place].Element == element ? page.Nodes[place] : around;
    }

    public int BlockOf(IElement element, PageNode node)
    {
        if (node.EndBlock - node.FirstBlock > 1 && node.Element != element && ElementText.ReadShort(element) is { Length: > 3 } text)
        {
            for (var i = node.FirstBlock; i < Math.Min(node.EndBlock, node.FirstBlock + 100); i++)
            {
                if (page.Blocks[i].Text.Contains(text, StringComparison.Ordinal))
                    return i;
            }
        }

        return node.FirstBlock;
    }
}
