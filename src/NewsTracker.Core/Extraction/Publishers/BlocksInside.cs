using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>The blocks of a page that lie inside given elements.</summary>
internal static class BlocksInside
{
    public static IEnumerable<PageBlock> Of(Page page, IReadOnlyList<IElement> elements)
    {
        var wanted = elements.Select(Whole).ToHashSet();
        var inside = new HashSet<PageNode>();
        foreach (var node in page.Nodes)
        {
            // Parents come before their children; inline elements between two nodes are looked at too.
            if ((node.Parent is not null && inside.Contains(node.Parent)) || IsWithin(node, wanted))
                inside.Add(node);
        }

        return page.Blocks.Where(block => inside.Contains(block.Node));
    }

    private static bool IsWithin(PageNode node, HashSet<IElement> wanted)
    {
        for (var element = node.Element; element is not null && element != node.Parent?.Element; element = element.ParentElement)
        {
            if (wanted.Contains(element))
                return true;
        }

        return false;
    }

    /// <summary>An inline element that is all the text of a block stands for the block.</summary>
    private static IElement Whole(IElement element)
    {
        for (var steps = 0; steps < 4 && PageTags.IsInline(element.LocalName) && element.ParentElement is { ChildNodes.Length: <= 5 } parent; steps++)
        {
            if (parent.ChildNodes.Any(child => child != element && child is not IComment && !(child is IText text && string.IsNullOrWhiteSpace(text.Data))))
                return element;
            element = parent;
        }

        return element;
    }
}
