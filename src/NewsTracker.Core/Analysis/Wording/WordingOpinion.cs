using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What the wording model makes of a state and topic: the sentence that speaks most for it.</summary>
/// <param name="Odds">Log odds that the text tells a position of the state on the topic.</param>
/// <param name="Shares">How likely each stance is, one of them being right.</param>
internal sealed record WordingOpinion(WordedState At, Topic Topic, double Odds, IReadOnlyDictionary<Stance, double> Shares)
{
    /// <summary>Below this a wording alone tells nothing.</summary>
    private const double LeastOdds = -1.2;

    public Stance Likeliest => Shares.MaxBy(share => share.Value).Key;

    /// <summary>Whether it may stand without a rule's reading.</summary>
    public bool MayStandAlone => Odds >= LeastOdds && !IsOfNobody;

    /// <summary>"The opposition wants Poland to leave", "a party in Poland wants to": who acts speaks for no state. What a state's industry makes is told of the state.</summary>
    private bool IsOfNobody =>
        At.Actor is { } named
        && ((named.Actor.Kind is ActorKind.NonState or ActorKind.Organisation && Topic is not Topic.Production)
            || (At.Actors.All.FirstOrDefault(other => other.Actor is { IsOblique: false, IsModifier: false }) is { Actor.Kind: ActorKind.NonState or ActorKind.Organisation, Countries.Count: 0 } first
                && At.Actors.Sentence.ClauseOf(first.Actor.From) == At.Actors.Sentence.ClauseOf(named.Actor.From)));

    public static WordingOpinion Of(WordedState at, Topic topic, double[] odds)
    {
        var shares = WordingLabels.Stances.ToDictionary(stance => stance, stance => 1 / (1 + Math.Exp(-odds[WordingLabels.Of(topic, stance)])));
        var sum = shares.Values.Sum();
        return new WordingOpinion(at, topic, odds[WordingLabels.Of(topic)], shares.ToDictionary(share => share.Key, share => share.Value / sum));
    }
}
