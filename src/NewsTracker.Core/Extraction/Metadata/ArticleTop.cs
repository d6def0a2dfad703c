using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>The stretch of blocks around the headline where an article prints its date.</summary>
internal readonly struct ArticleTop
{
    private const int Before = 8;
    private const int ShortestTitle = 16;
    private const int FewestAfter = 6;
    private const int MostAfter = 16;

    private readonly int headline;
    private readonly int end;

    private ArticleTop(int headline, int end)
    {
        this.headline = headline;
        this.end = end;
    }

    public static ArticleTop Find(Page page, StructuredArticle? declared)
    {
        var at = FindHeadline(page, declared);
        var from = Math.Max(at, 0);

        // The date stands before the text, or between its opening and the rest.
        var stop = from + 1;
        for (var prose = 0; stop < page.Blocks.Count && stop < from + MostAfter && (prose < 2 || stop < at + FewestAfter); stop++)
        {
            if (page.Blocks[stop].IsProse)
                prose++;
        }

        return new ArticleTop(at, stop);
    }

    /// <summary>Blocks from the headline, negative before it; absent outside.</summary>
    public int? DistanceOf(int block) =>
        block < end && block >= headline - Before ? block - Math.Max(headline, 0) : null;

    /// <summary>Whether the element holds the headline.</summary>
    public bool IsInside(PageNode node) => headline >= 0 && node.FirstBlock <= headline && headline < node.EndBlock;

    /// <summary>What a date loses by its distance. Before the headline stand also the clock of the site and the news ticker.</summary>
    public static double Penalty(int distance) => distance < 0 ? 1 - (distance * 0.05) : distance * 0.03;

    private static int FindHeadline(Page page, StructuredArticle? declared)
    {
        var title = TextMeasure.Key(page.Declarations.Title ?? "");
        var named = TextMeasure.Key(declared?.Headline ?? page.Declarations.FirstMeta("og:title") ?? "");
        int first = -1, titled = -1, line = -1;
        foreach (var block in page.Blocks)
        {
            var isHeading = block.Kind == TextBlockKind.Heading && block.HeadingLevel <= 3;
            if (isHeading && block.HeadingLevel == 1 && first < 0)
                first = block.Index;
            if (block.Text.Length > 300 || !(isHeading || (line < 0 && block.LinkLength == 0)) || block.Key is not { Length: > 5 } key || !(key == named || (title.Length > 0 && (title.StartsWith(key, StringComparison.Ordinal) || (key.Length >= ShortestTitle && title.Contains(key, StringComparison.Ordinal))))))
                continue;
            if (isHeading && block.HeadingLevel == 1)
                return block.Index;
            if (!isHeading)
                line = key.Length >= ShortestTitle ? block.Index : line;
            else if (titled < 0)
                titled = block.Index;
        }

        return titled >= 0 ? titled : line >= 0 ? line : first;
    }
}
