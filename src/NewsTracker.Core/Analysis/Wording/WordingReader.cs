using System.Runtime.InteropServices;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Asks the wording model about every state of an article: an opinion beside the rules', and readings of its own where they are silent.</summary>
internal static class WordingReader
{
    public static Dictionary<(CountryCode Country, Topic Topic), WordingOpinion> Ask(ArticleReading article, IReadOnlyList<SentenceActors> sentences, WordingModel model)
    {
        var best = new Dictionary<(CountryCode Country, Topic Topic), (WordedState State, double[] Odds)>();
        foreach (var (state, odds) in model.Rate(WordedState.In(article, sentences)))
        {
            foreach (var topic in WordingLabels.Topics)
            {
                var label = WordingLabels.Of(topic);
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, (state.Country, topic), out var isKnown);
                if (!isKnown || odds[label] > known.Odds[label])
                    known = (state, odds);
            }
        }

        return best.ToDictionary(one => one.Key, one => WordingOpinion.Of(one.Value.State, one.Key.Topic, one.Value.Odds));
    }

    /// <summary>The readings of those states and topics of which no rule has one.</summary>
    public static IEnumerable<(CountryCode Country, Finding Finding)> Alone(
        IReadOnlyDictionary<(CountryCode Country, Topic Topic), WordingOpinion> opinions, IReadOnlyList<(CountryCode Country, Finding Finding)> found, DocumentFocus focus, WordingModel model)
    {
        var told = found.Select(one => (one.Country, one.Finding.Topic)).ToHashSet();
        foreach (var ((country, topic), opinion) in opinions)
        {
            if (opinion.MayStandAlone && !told.Contains((country, topic)))
                yield return (country, FindingOf(opinion, country, focus, model));
        }
    }

    private static Finding FindingOf(WordingOpinion opinion, CountryCode country, DocumentFocus focus, WordingModel model)
    {
        var (actors, actor) = (opinion.At.Actors, opinion.At.Actor);
        var at = Telling(opinion, model);
        var subject = new Subject([country], actor?.Actor.Kind ?? ActorKind.State, actor is null ? SubjectLink.Discourse : SubjectLink.Sentence, actor?.Actor);
        return new Finding(opinion.Topic, opinion.Likeliest, Event.Read(actors, actors.Sentence.ClauseOf(at), at, focus), subject, "wording", Binding.Implied);
    }

    /// <summary>The word that speaks most for the topic, for the reason in words.</summary>
    private static int Telling(WordingOpinion opinion, WordingModel model)
    {
        var label = WordingLabels.Of(opinion.Topic);
        var atoms = opinion.At.Actors.Sentence.Atoms;
        return Enumerable.Range(0, atoms.Count).Where(i => !atoms[i].IsSign && !atoms[i].NamesStates).DefaultIfEmpty(0).MaxBy(i =>
            opinion.At.Sentence.Tokens[i].Sum(token => model.WeightOf("n:" + token, label) + model.WeightOf("s:" + token, label)));
    }
}
