namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>The blocks before and after, and the page as a whole.</summary>
internal sealed partial class BlockFeatures
{
    private void AddNeighbour(int index)
    {
        if (index < 0 || index >= page.Blocks.Count)
        {
            Add(-1, -1, -1, -1, -1, -1);
            return;
        }

        var block = page.Blocks[index];
        Add(block.Weight, block.LinkDensity);
        Add(block.IsProse, block.Kind == TextBlockKind.Heading, byScore[index], (block.Node.Traits & BlockTraits.Boilerplate) != BlockTraits.None);
    }

    private void AddPlace(int index)
    {
        var count = page.Blocks.Count;
        Add(count, Share(index, count), Share(page.Nodes[0].ProseLength, page.Nodes[0].TextLength), page.Nodes[0].LinkDensity, page.Nodes[0].ProseLength, Share(chosenBefore[^1], count));
        Add(order.FromHeadline(index), order.SinceProse(index), order.UntilProse(index));
        if (order.HeadingOver(index) is not { } heading)
        {
            Add(-1, -1, -1, -1, -1, -1);
            return;
        }

        Add(index - heading.Index, heading.HeadingLevel, heading.LinkDensity, heading.Weight);
        Add(Says(heading, PagePhrases.EndHeading), byScore[heading.Index]);
    }
}
