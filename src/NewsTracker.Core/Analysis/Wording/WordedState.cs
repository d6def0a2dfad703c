using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A state in a sentence.</summary>
/// <param name="Actor">Whom the sentence has for it; null where only the sentences before tell.</param>
/// <param name="Article">What kind of article it is.</param>
internal sealed record WordedState(WordedSentence Sentence, ResolvedActor? Actor, CountryCode Country, WordedArticle Article)
{
    public SentenceActors Actors => Sentence.Actors;

    /// <summary>What is worded around it, for the trainer.</summary>
    public IReadOnlyList<string> Features()
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        WordingFeatures.OfArticle(Article, (in feature) => features.Add(feature.ToString()));
        WordingFeatures.OfSentence(Sentence, (in feature) => features.Add(feature.ToString()));
        WordingFeatures.OfState(this, (in feature) => features.Add(feature.ToString()));
        return [.. features];
    }

    /// <summary>Every state of every sentence: those named or meant there, or else the one that was spoken of last.</summary>
    public static IEnumerable<WordedState> In(ArticleReading article, IReadOnlyList<SentenceActors> sentences, TokenNumbers numbers)
    {
        var kind = WordedArticle.Of(article, sentences);
        WordedSentence? sentence = null;
        foreach (var actors in sentences)
        {
            sentence = new WordedSentence(actors, sentence, numbers);
            var meant = actors.All.FindAll(static actor => actor.Countries.Count > 0);
            var states = meant is [var only] ? only.Countries : meant.SelectMany(actor => actor.Countries).Distinct().ToList();
            foreach (var country in states)
                yield return new WordedState(sentence, meant.Where(one => one.Countries.Contains(country)).MinBy(one => (one.Actor.IsModifier ? 2 : 0) + (one.Actor.IsOblique ? 1 : 0)), country, kind);
            if (states.Count == 0 && (article.Discourse.Speaker ?? actors.LastBefore) is { } last)
                yield return new WordedState(sentence, null, last, kind);
        }
    }
}
