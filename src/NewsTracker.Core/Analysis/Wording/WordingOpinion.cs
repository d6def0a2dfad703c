using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Topics.Arms;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What the wording model makes of a state and topic: the sentence that speaks most for it.</summary>
/// <param name="Beside">Log odds of the topic for the state beside it in the sentence that has the highest; null where there is none.</param>
/// <param name="Elsewhere">The same for any other state of the text.</param>
/// <param name="OtherTopic">The highest log odds of another topic for the state, anywhere in the text.</param>
internal sealed record WordingOpinion(RatedState Rated, Topic Topic, double? Beside, double? Elsewhere, double OtherTopic)
{
    /// <summary>Below this a wording alone tells nothing.</summary>
    private const double LeastOdds = -2.5;

    private double[]? shares;

    public WordedState At => Rated.State;

    /// <summary>Log odds that the text tells a position of the state on the topic.</summary>
    public double Odds => Rated.Odds[WordingLabels.Of(Topic)];

    /// <summary>How much more the sentence speaks for the topic than for any other.</summary>
    public double Lead => Odds - WordingLabels.Topics.Where(other => other != Topic).Max(other => Rated.Odds[WordingLabels.Of(other)]);

    public Stance Likeliest => WordingLabels.Stances.MaxBy(ShareOf);

    /// <summary>Whether it may stand without a rule's reading.</summary>
    public bool MayStandAlone => Odds >= LeastOdds && !(Topic is Topic.Use && At.Actor is { } named && (Harm.Befalls(named.Actor, At.Actors.Sentence.Atoms) || IsOnlyThePlace(named)));

    /// <summary>Whether another than the state acts in the sentence.</summary>
    public bool AnotherActs => At.Actors.All.FirstOrDefault(other => other.Actor is { IsOblique: false, IsModifier: false }) is { } first && first != At.Actor;

    /// <summary>"The opposition wants Poland to leave", "a party in Poland wants to": who acts speaks for no state.</summary>
    public bool IsOfNobody =>
        At.Actor is { } named
        && (named.Actor.Kind is ActorKind.NonState or ActorKind.Organisation
            || (At.Actors.All.FirstOrDefault(other => other.Actor is { IsOblique: false, IsModifier: false }) is { Actor.Kind: ActorKind.NonState or ActorKind.Organisation, Countries.Count: 0 } first
                && At.Actors.Sentence.ClauseOf(first.Actor.From) == At.Actors.Sentence.ClauseOf(named.Actor.From)));

    /// <summary>"Soviet troops planted mines in Poland".</summary>
    private bool IsOnlyThePlace(ResolvedActor named) => named.Actor.IsOblique && AnotherActs;

    /// <summary>How likely the stance is, one of them being right.</summary>
    public double ShareOf(Stance stance) => (shares ??= SharesOf(Rated.Odds, Topic))[(int)stance - 1];

    private static double[] SharesOf(double[] odds, Topic topic)
    {
        var most = WordingLabels.Stances.Max(stance => odds[WordingLabels.Of(topic, stance)]);
        var powers = WordingLabels.Stances.Select(stance => Math.Exp(odds[WordingLabels.Of(topic, stance)] - most)).ToArray();
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }
}
