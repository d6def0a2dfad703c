using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Evaluation.Training;

/// <summary>A state in a sentence of a labelled article.</summary>
/// <param name="Article">The article by number.</param>
/// <param name="Labels">What the coder read of the state in the article: how far each of <see cref="WordingLabels.Stances"/> is right; none of them where a position is borderline.</param>
internal sealed record WordingExample(int Article, string Iso3, IReadOnlyList<string> Features, IReadOnlyDictionary<Topic, float[]?> Labels)
{
    /// <summary>What the stances share that a coder would also accept.</summary>
    private const float AlsoAccepted = 0.2f;

    public static IEnumerable<WordingExample> Of(LabelledArticle article, int number, CountryLexicon lexicon)
    {
        foreach (var state in PositionAnalyser.Worded(article.Title ?? "", article.Text, lexicon, TokenNumbers.None))
        {
            var labels = article.Positions.Where(label => label.Iso3 == state.Country.Value).GroupBy(label => CodebookKeys.ParseTopic(label.Topic))
                .ToDictionary(same => same.Key, same => same.First().Optional ? null : SharesOf(same.First()));
            yield return new WordingExample(number, state.Country.Value, state.Features(), labels);
        }
    }

    private static float[] SharesOf(LabelledArticle.Label label)
    {
        var shares = new float[WordingLabels.Stances.Count];
        foreach (var also in label.AlsoAccept)
            shares[(int)CodebookKeys.ParseStance(also) - 1] = AlsoAccepted / label.AlsoAccept.Count;
        shares[(int)CodebookKeys.ParseStance(label.Stance) - 1] = label.AlsoAccept.Count > 0 ? 1 - AlsoAccepted : 1;
        return shares;
    }
}
