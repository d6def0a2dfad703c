using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>A page as the block model sees it.</summary>
/// <param name="ByScore">What the heuristics choose of it.</param>
internal sealed record PageForTraining(Page Page, BlockFeatures Features, IReadOnlyList<PageBlock> ByScore)
{
    /// <summary>Absent where it nests too deeply to be read.</summary>
    public static PageForTraining? Find(string html, Uri? url)
    {
        if (ParsedPage.Find(html, url) is not var (page, structured))
            return null;
        var headline = HeadlineVote.Find(page, structured.Article, SiteIdentity.FindName(page, structured)?.Value, url);
        var headlineKey = headline is null ? "" : TextMeasure.Key(headline.Value);
        var selector = new BodySelector(page, headlineKey, structured.Article);
        var (byScore, _) = selector.Select();
        return new PageForTraining(page, new BlockFeatures(page, headlineKey, selector.Declared, byScore, selector.Container), byScore);
    }
}
