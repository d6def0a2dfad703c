using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Evaluation.Training;

/// <summary>A state in a sentence of a labelled article.</summary>
/// <param name="Article">The article by number.</param>
/// <param name="Told">The topics on which a rule has a reading of the state in this sentence.</param>
/// <param name="Labels">What the coder read of the state in the article; a borderline position is there without its stance.</param>
internal sealed record WordingExample(int Article, string Iso3, IReadOnlyList<string> Features, IReadOnlySet<Topic> Told, IReadOnlyDictionary<Topic, Stance?> Labels)
{
    public static IEnumerable<WordingExample> Of(LabelledArticle article, int number, CountryLexicon lexicon)
    {
        foreach (var (state, told) in PositionAnalyser.Worded(article.Title ?? "", article.Text, lexicon, TokenNumbers.None))
        {
            var labels = article.Positions.Where(label => label.Iso3 == state.Country.Value).GroupBy(label => CodebookKeys.ParseTopic(label.Topic))
                .ToDictionary(same => same.Key, same => same.First().Optional ? (Stance?)null : CodebookKeys.ParseStance(same.First().Stance));
            yield return new WordingExample(number, state.Country.Value, state.Features(), told, labels);
        }
    }
}
