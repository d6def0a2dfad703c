namespace NewsTracker.Core.Analysis.Wording;

/// <summary>A state in a sentence with what the wording model makes of it.</summary>
/// <param name="Sums">Of the hidden layer, by unit.</param>
/// <param name="Odds">Log odds of the topics of <see cref="WordingLabels"/>, and how much speaks for each stance.</param>
internal sealed record RatedState(WordedState State, float[] Sums, double[] Odds);
