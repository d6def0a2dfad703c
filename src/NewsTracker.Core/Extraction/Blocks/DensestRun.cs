namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>
/// Finds the body without looking at the tree: the run of blocks with the greatest sum, where running text counts for and links and
/// scraps count against (maximum subsequence segmentation; Pasternack and Roth, "Extracting article text from the web", WWW 2009).
/// </summary>
internal static class DensestRun
{
    private const double ScrapCost = 40;

    /// <returns>The first block of the run and one past its last; an empty run where the page holds no running text.</returns>
    public static (int First, int End) Find(Page page)
    {
        var (best, first, end) = (0.0, 0, 0);
        var (sum, start) = (0.0, 0);
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            sum += Worth(page.Blocks[i]);
            if (sum <= 0)
                (sum, start) = (0, i + 1);
            else if (sum > best)
                (best, first, end) = (sum, start, i + 1);
        }

        return (first, end);
    }

    private static double Worth(PageBlock block) =>
        block.IsProse && !block.Phrases.HasFlag(PagePhrases.Boilerplate)
            ? Math.Min(block.Weight, 600) * (1 - (2 * block.LinkDensity))
            : -ScrapCost - (block.LinkDensity * Math.Min(block.Weight, 200));
}
