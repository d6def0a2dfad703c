namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A state in a sentence with what the wording model makes of it.</summary>
/// <param name="Sums">Of the hidden layer, by unit.</param>
/// <param name="Odds">Log odds of the topics of <see cref="WordingLabels"/>, and how much speaks for each stance.</param>
internal sealed record RatedState(WordedState State, float[] Sums, double[] Odds)
{
    /// <summary>Below this the wording of a sentence hardly ever tells a position.</summary>
    private const double LeastOdds = -2.5;

    /// <summary>Whether the sentence may tell a position of the state on any topic.</summary>
    public bool MayTell => WordingLabels.Topics.Any(topic => Odds[WordingLabels.Of(topic)] >= LeastOdds);
}
