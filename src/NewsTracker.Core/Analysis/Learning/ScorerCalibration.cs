using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Core.Analysis.Learning;

/// <summary>
/// Brings confidences to what came true: a line through the log odds (Platt 1999), fitted on articles that the scorer had not seen. A scorer is surer of what it learned on than of anything else, so the slope is mostly below one.
/// </summary>
/// <param name="Offset">Added to the log odds.</param>
/// <param name="Slope">What the log odds are multiplied by.</param>
public sealed record ScorerCalibration(double Offset, double Slope)
{
    private const int Rounds = 2000;
    private const double Rate = 0.5;

    public static ScorerCalibration Fit(IReadOnlyList<(double Confidence, bool IsRight)> unseen)
    {
        var (offset, slope) = (0.0, 1.0);
        for (var round = 0; round < Rounds && unseen.Count > 0; round++)
        {
            var (forOffset, forSlope) = (0.0, 0.0);
            foreach (var (confidence, isRight) in unseen)
            {
                var odds = LogOdds(confidence);
                var error = (isRight ? 1 : 0) - Logistic(offset + (slope * odds));
                forOffset += error;
                forSlope += error * odds;
            }

            offset += Rate * forOffset / unseen.Count;
            slope += Rate * forSlope / unseen.Count;
        }

        return new ScorerCalibration(offset, slope);
    }

    public double Of(double confidence) => Logistic(Offset + (Slope * LogOdds(confidence)));

    /// <summary>The same scorer with its confidences brought true; which of two suggestions it is surer of stays as it was.</summary>
    public PositionModel Apply(PositionModel model) =>
        new(model.Weights.Append(new("bias", 0)).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(weight => weight.Key, weight => (Slope * weight.Sum(pair => pair.Value)) + (weight.Key == "bias" ? Offset : 0), StringComparer.Ordinal), model.Units.Times(Slope));

    private static double Logistic(double odds) => 1 / (1 + Math.Exp(-odds));

    private static double LogOdds(double confidence)
    {
        var share = Math.Clamp(confidence, 1e-6, 1 - 1e-6);
        return Math.Log(share / (1 - share));
    }
}
