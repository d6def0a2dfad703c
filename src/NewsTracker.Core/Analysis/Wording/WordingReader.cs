using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What the wording model makes of the states of an article: an opinion beside the rules', and readings of its own where they are silent.</summary>
internal static class WordingReader
{
    public static Dictionary<(CountryCode Country, Topic Topic), WordingOpinion> OpinionsOn(IReadOnlyList<RatedState> rated)
    {
        var bySentence = rated.ToLookup(one => one.State.Sentence);
        var best = rated.GroupBy(one => one.State.Country).ToDictionary(own => own.Key, own => WordingLabels.Topics.Select(topic => own.MaxBy(one => one.Odds[WordingLabels.Of(topic)])!).ToArray());
        var opinions = new Dictionary<(CountryCode Country, Topic Topic), WordingOpinion>(best.Count * WordingLabels.Topics.Count);
        foreach (var (country, own) in best)
        {
            foreach (var topic in WordingLabels.Topics)
            {
                var label = WordingLabels.Of(topic);
                opinions[(country, topic)] = new WordingOpinion(
                    own[label],
                    topic,
                    HighestOfOthers(bySentence[own[label].State.Sentence], country, label),
                    HighestElsewhere(best, country, label),
                    HighestOtherTopic(own, label));
            }
        }

        return opinions;
    }

    private static double? HighestOfOthers(IEnumerable<RatedState> sentence, CountryCode country, int label)
    {
        double? highest = null;
        foreach (var other in sentence)
        {
            if (other.State.Country != country)
                highest = Math.Max(other.Odds[label], highest ?? double.NegativeInfinity);
        }

        return highest;
    }

    private static double? HighestElsewhere(Dictionary<CountryCode, RatedState[]> best, CountryCode country, int label)
    {
        double? highest = null;
        foreach (var (other, own) in best)
        {
            if (other != country)
                highest = Math.Max(own[label].Odds[label], highest ?? double.NegativeInfinity);
        }

        return highest;
    }

    private static double HighestOtherTopic(RatedState[] own, int topic)
    {
        var highest = double.NegativeInfinity;
        for (var label = 0; label < own.Length; label++)
        {
            if (label != topic)
                highest = Math.Max(highest, own[label].Odds[label]);
        }

        return highest;
    }

    /// <summary>The reading by wording alone of a stance: where a rule has read the state and topic, it stands beside that.</summary>
    public static Finding FindingOf(WordingOpinion opinion, Stance stance, CountryCode country, DocumentFocus focus, WordingModel model)
    {
        var (actors, actor) = (opinion.At.Actors, opinion.At.Actor);
        var at = Telling(opinion, model);
        var subject = new Subject([country], actor?.Actor.Kind ?? ActorKind.State, actor is null ? SubjectLink.Discourse : SubjectLink.Sentence, actor?.Actor);
        return new Finding(opinion.Topic, stance, Event.Read(actors, actors.Sentence.ClauseOf(at), at, focus), subject, Finding.WordingAlone, Binding.Implied);
    }

    /// <summary>The word that speaks most for the topic, for the reason in words.</summary>
    private static int Telling(WordingOpinion opinion, WordingModel model)
    {
        var passing = model.Passing(opinion.Rated, WordingLabels.Of(opinion.Topic));
        var atoms = opinion.At.Actors.Sentence.Atoms;
        return Enumerable.Range(0, atoms.Count).Where(i => !atoms[i].IsSign && !atoms[i].NamesStates).DefaultIfEmpty(0).MaxBy(i =>
            opinion.At.Sentence.Tokens[i].Sum(token => model.ShareOf(new(WordingPlace.Near, token), passing) + model.ShareOf(new(WordingPlace.Anywhere, token), passing)));
    }
}
