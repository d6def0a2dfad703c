using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A state in a sentence, with what is worded around it.</summary>
/// <param name="Actor">Whom the sentence has for it; null where only the sentences before tell.</param>
/// <param name="Features">No names of states among them.</param>
internal sealed record WordedState(SentenceActors Actors, ResolvedActor? Actor, CountryCode Country, IReadOnlyList<string> Features)
{
    /// <summary>Every state of every sentence: those named or meant there, or else the one that was spoken of last.</summary>
    public static IEnumerable<WordedState> In(ArticleReading article, IReadOnlyList<SentenceActors> sentences)
    {
        var (speaker, isAboutLeaving) = (article.Discourse.Speaker, article.IsAboutLeaving);
        foreach (var actors in sentences)
        {
            var meant = actors.All.Where(actor => actor.Countries.Count > 0).ToList();
            var states = meant.SelectMany(actor => actor.Countries).Distinct().ToList();
            foreach (var country in states)
            {
                var actor = meant.Where(one => one.Countries.Contains(country)).MinBy(one => (one.Actor.IsModifier ? 2 : 0) + (one.Actor.IsOblique ? 1 : 0));
                yield return Of(actors, actor, country);
            }

            if (states.Count == 0 && (speaker ?? actors.LastBefore) is { } last)
                yield return Of(actors, null, last);
        }

        WordedState Of(SentenceActors actors, ResolvedActor? actor, CountryCode country)
        {
            List<string> features = [.. WordingFeatures.Of(actors, actor, country)];
            if (speaker is not null)
                features.Add("d:speech");
            if (isAboutLeaving)
                features.Add("d:leaving");
            return new WordedState(actors, actor, country, features);
        }
    }
}
