using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Topics.Arms;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What the wording model makes of a state and topic: the sentence that speaks most for it.</summary>
/// <param name="Odds">Log odds that the text tells a position of the state on the topic.</param>
/// <param name="Shares">How likely each of <see cref="WordingLabels.Stances"/> is, one of them being right.</param>
internal sealed record WordingOpinion(WordedState At, Topic Topic, double Odds, IReadOnlyList<double> Shares)
{
    /// <summary>Below this a wording alone tells nothing.</summary>
    private const double LeastOdds = -1.2;

    public Stance Likeliest => WordingLabels.Stances.MaxBy(ShareOf);

    /// <summary>Whether it may stand without a rule's reading.</summary>
    public bool MayStandAlone => Odds >= LeastOdds && !IsOfNobody && !IsOfVictims;

    private bool IsOfVictims => Topic is Topic.Use && At.Actor is { } named && Harm.Befalls(named.Actor, At.Actors.Sentence.Atoms);

    /// <summary>"The opposition wants Poland to leave", "a party in Poland wants to": who acts speaks for no state. What a state's industry makes is told of the state.</summary>
    private bool IsOfNobody =>
        At.Actor is { } named
        && ((named.Actor.Kind is ActorKind.NonState or ActorKind.Organisation && Topic is not Topic.Production)
            || (At.Actors.All.FirstOrDefault(other => other.Actor is { IsOblique: false, IsModifier: false }) is { Actor.Kind: ActorKind.NonState or ActorKind.Organisation, Countries.Count: 0 } first
                && At.Actors.Sentence.ClauseOf(first.Actor.From) == At.Actors.Sentence.ClauseOf(named.Actor.From)));

    public double ShareOf(Stance stance) => Shares[(int)stance - 1];

    public static WordingOpinion Of(WordedState at, Topic topic, double[] odds)
    {
        var shares = WordingLabels.Stances.Select(stance => 1 / (1 + Math.Exp(-odds[WordingLabels.Of(topic, stance)]))).ToArray();
        var sum = shares.Sum();
        return new WordingOpinion(at, topic, odds[WordingLabels.Of(topic)], Array.ConvertAll(shares, share => share / sum));
    }
}
