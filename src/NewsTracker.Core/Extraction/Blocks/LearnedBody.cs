using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Chooses the blocks of the body by the block model, which weighs what the heuristics chose among everything else it sees.</summary>
internal static class LearnedBody
{
    public const double Threshold = 0.5;

    /// <summary>Less text than this is more often a page unlike those the model was trained on than a short article.</summary>
    private const int TooLittle = 250;

    public static (IReadOnlyList<PageBlock> Blocks, FieldOrigin Origin) Select(Page page, string headlineKey, StructuredArticle? declared)
    {
        var (byScore, origin) = new BodySelector(page, headlineKey, declared).Select();
        if (page.Blocks.Count == 0)
            return (byScore, origin);
        var features = new BlockFeatures(page, headlineKey, declared?.BodyKey, byScore);
        var chosen = Choose(page, features, BlockModel.Trained);
        var (weight, weightByScore) = (chosen.Sum(block => block.Weight), byScore.Sum(block => block.Weight));
        return weight < TooLittle && weightByScore > weight ? (byScore, origin) : (chosen, FieldOrigin.Heuristic);
    }

    public static List<PageBlock> Choose(Page page, BlockFeatures features, BlockModel model)
    {
        var chosen = new List<PageBlock>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in page.Blocks)
        {
            // Past what the score chose, a heading of what else there is to read ends the text.
            if (block.Index > features.LastByScore && features.LastByScore >= 0 && BoilerplatePhrases.IsEndHeading(block.Text.Split('\n', 2)[0]))
                break;
            if (model.Rate(features.Of(block.Index)) >= Threshold && (block.Weight < 60 || seen.Add(features.Keys[block.Index])))
                chosen.Add(block);
        }

        while (chosen.Count > 0 && chosen[^1].Kind == TextBlockKind.Heading)
            chosen.RemoveAt(chosen.Count - 1);
        return chosen;
    }
}
