using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Chooses the blocks of the body by the block model, which weighs what the heuristics chose among everything else it sees.</summary>
internal static class LearnedBody
{
    private const double Likely = 0.5;

    /// <summary>Where nothing is likely and the score chose nothing either, the least unlikely is better than no text.</summary>
    private const double Possible = 0.1;

    /// <summary>A text that stands twice on the page is mostly a copy for another screen, unless the model has no doubt: recipes and interviews repeat themselves.</summary>
    private const double Certain = 0.9;

    /// <summary>Less text than this is more often a page unlike those the model was trained on than a short article.</summary>
    private const int TooLittle = 250;

    private const int ShortBlock = 60;

    public static (IReadOnlyList<PageBlock> Blocks, FieldOrigin Origin) Select(Page page, string headlineKey, StructuredArticle? declared)
    {
        var selector = new BodySelector(page, headlineKey, declared);
        var (byScore, origin) = selector.Select();
        if (page.Blocks.Count == 0)
            return (byScore, origin);
        var features = new BlockFeatures(page, headlineKey, selector.Declared, byScore, selector.Container);
        var rates = RateAll(page, features, BlockModel.Trained);
        var chosen = Choose(page, features, rates, Likely);
        var (weight, weightByScore) = (chosen.Sum(block => block.Weight), byScore.Sum(block => block.Weight));
        if (weight < TooLittle && weightByScore > weight)
            return (byScore, origin);
        return (weight > 0 ? chosen : Choose(page, features, rates, Possible), FieldOrigin.Heuristic);
    }

    public static List<PageBlock> Choose(Page page, BlockFeatures features, BlockModel model) => Choose(page, features, RateAll(page, features, model), Likely);

    private static double[] RateAll(Page page, BlockFeatures features, BlockModel model)
    {
        var rates = new double[page.Blocks.Count];
        for (var i = 0; i < rates.Length; i++)
            rates[i] = model.Rate(features.Of(i));
        return rates;
    }

    private static List<PageBlock> Choose(Page page, BlockFeatures features, double[] rates, double least)
    {
        var chosen = new List<PageBlock>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in page.Blocks)
        {
            // Past what the score chose, a heading of what else there is to read ends the text; one with its list in the same cell is one, too.
            if ((block.Kind == TextBlockKind.Heading || block.Text.Contains('\n')) && block.Index > features.LastByScore && features.LastByScore >= 0 && BoilerplatePhrases.IsEndHeading(block.Text.Split('\n', 2)[0]))
                break;
            if (rates[block.Index] >= least && (block.Weight < ShortBlock || seen.Add(features.Keys[block.Index]) || rates[block.Index] >= Certain))
                chosen.Add(block);
        }

        while (chosen.Count > 0 && chosen[^1].Kind == TextBlockKind.Heading)
            chosen.RemoveAt(chosen.Count - 1);
        return chosen;
    }
}
