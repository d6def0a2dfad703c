namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>
/// Brings together what scorer and encoder make of a reading: a logistic regression on labelled articles that neither had learned from (docs/adr/0029), fitted by <c>Training/Encoder/vote.py</c>.
/// </summary>
internal static class EncoderVote
{
    private const double Offset = -0.009;

    /// <summary>Log odds of the encoder beyond this mean no more.</summary>
    private const double MostOdds = 6;

    /// <summary>The scorer may be sure of itself without end, and a stance be given no share at all; neither is believed that much.</summary>
    private const double Least = 1e-4;

    /// <summary>What each of the figures counts.</summary>
    private static readonly double[] Weights = [0.576, 0.354, 0.825, 0.685];

    /// <param name="confidence">The scorer's.</param>
    public static double On(Candidate candidate, double confidence) =>
        candidate.Encoded is null ? confidence : 1 / (1 + Math.Exp(-Offset - FiguresOf(candidate, confidence).Zip(Weights, (figure, weight) => figure * weight).Sum()));

    /// <summary>Log odds of the scorer; of the topic by the encoder; log of the share that it gives the stance; and 1 where a rule has read it.</summary>
    public static IReadOnlyList<double> FiguresOf(Candidate candidate, double confidence)
    {
        var encoded = candidate.Encoded ?? throw new ArgumentException("The encoder was not asked about this reading.", nameof(candidate));
        return [LogOdds(confidence), Math.Clamp(encoded.Odds, -MostOdds, MostOdds), Math.Log(encoded.ShareOf(candidate.Stance) + Least), candidate.Finding.IsOfWordingAlone ? 0 : 1];
    }

    private static double LogOdds(double confidence)
    {
        var share = Math.Clamp(confidence, Least, 1 - Least);
        return Math.Log(share / (1 - share));
    }
}
