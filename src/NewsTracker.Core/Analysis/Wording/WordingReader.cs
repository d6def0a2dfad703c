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
        var best = new Dictionary<CountryCode, (WordedState State, double[] Odds)[]>();
        foreach (var rated in model.Rate(WordedState.In(article, sentences, model.Numbers)))
        {
            if (!best.TryGetValue(rated.State.Country, out var known))
            {
                best[rated.State.Country] = known = new (WordedState State, double[] Odds)[WordingLabels.Topics.Count];
                Array.Fill(known, rated);
            }

            for (var topic = 0; topic < known.Length; topic++)
            {
                if (rated.Odds[topic] > known[topic].Odds[topic])
                    known[topic] = rated;
            }
        }

        var opinions = new Dictionary<(CountryCode Country, Topic Topic), WordingOpinion>(best.Count * WordingLabels.Topics.Count);
        foreach (var (country, known) in best)
        {
            foreach (var topic in WordingLabels.Topics)
                opinions[(country, topic)] = WordingOpinion.Of(known[WordingLabels.Of(topic)].State, topic, known[WordingLabels.Of(topic)].Odds);
        }

        return opinions;
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
        return new Finding(opinion.Topic, opinion.Likeliest, Event.Read(actors, actors.Sentence.ClauseOf(at), at, focus), subject, Finding.WordingAlone, Binding.Implied);
    }

    /// <summary>The word that speaks most for the topic, for the reason in words.</summary>
    private static int Telling(WordingOpinion opinion, WordingModel model)
    {
        var label = WordingLabels.Of(opinion.Topic);
        var atoms = opinion.At.Actors.Sentence.Atoms;
        return Enumerable.Range(0, atoms.Count).Where(i => !atoms[i].IsSign && !atoms[i].NamesStates).DefaultIfEmpty(0).MaxBy(i =>
            opinion.At.Sentence.Tokens[i].Sum(token => model.WeightOf(new(WordingPlace.Near, token), label) + model.WeightOf(new(WordingPlace.Anywhere, token), label)));
    }
}
