namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Where each block stands: from the headline, from running text before and behind it, under which heading.</summary>
internal sealed class BlockOrder
{
    private const int Far = 50;
    private const int NoHeadline = -1_000;

    private readonly Page page;
    private readonly int headline = -1;
    private readonly int[] sinceProse;
    private readonly int[] untilProse;
    private readonly int[] headingOver;

    public BlockOrder(Page page, string headlineKey)
    {
        this.page = page;
        var count = page.Blocks.Count;
        (sinceProse, untilProse, headingOver) = (new int[count], new int[count], new int[count]);
        var (distance, heading) = (Far, -1);
        foreach (var block in page.Blocks)
        {
            (sinceProse[block.Index], headingOver[block.Index]) = (distance, heading);
            distance = block.IsProse ? 1 : Math.Min(Far, distance + 1);
            if (block.Kind == TextBlockKind.Heading || (block.Phrases & PagePhrases.EndHeading) != PagePhrases.None)
                heading = block.Index;
            if (headline < 0 && block.Key.Length > 0 && block.Key == headlineKey)
                headline = block.Index;
        }

        distance = Far;
        for (var i = count - 1; i >= 0; i--)
        {
            untilProse[i] = distance;
            distance = page.Blocks[i].IsProse ? 1 : Math.Min(Far, distance + 1);
        }
    }

    public int FromHeadline(int index) => headline < 0 ? NoHeadline : index - headline;

    public int SinceProse(int index) => sinceProse[index];

    public int UntilProse(int index) => untilProse[index];

    /// <summary>The heading, or the line that works as one, that stands last before the block.</summary>
    public PageBlock? HeadingOver(int index) => headingOver[index] < 0 ? null : page.Blocks[headingOver[index]];
}
