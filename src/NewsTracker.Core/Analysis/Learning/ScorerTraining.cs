using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Core.Analysis.Learning;

/// <summary>
/// Fits the scorer: logistic regression by steps that a bound on the curvature keeps from overshooting, however many features of an example say the same. A weight is drawn towards its
/// prior, which is zero, or the weight of the scorer that is in use, so that a few verdicts move it a little and many move it far.
/// </summary>
public static class ScorerTraining
{
    private const int Rounds = 400;

    /// <summary>The pull towards the prior, by the root of the number of examples.</summary>
    private const double Penalty = 0.16;

    /// <summary>A feature seen less often than this tells nothing.</summary>
    private const int LeastSeen = 3;

    public static PositionModel Train(IReadOnlyList<JudgedCandidate> examples, PositionModel? prior, CancellationToken cancellationToken)
    {
        var priorWeights = prior?.Weights ?? new Dictionary<string, double>(StringComparer.Ordinal);
        var weights = new Dictionary<string, double>(priorWeights, StringComparer.Ordinal);
        var seen = examples.SelectMany(example => example.Features).CountBy(feature => feature, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var (feature, times) in seen)
        {
            if (times >= LeastSeen)
                weights.TryAdd(feature, 0);
        }

        // No second derivative of the loss exceeds a quarter; an example's features share it.
        var sharing = examples.Select(example => example.Features.Count).DefaultIfEmpty(1).Max() / 4.0;
        var penalty = Penalty * Math.Sqrt(Math.Max(1, examples.Count));
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = new PositionModel(weights);
            var gradient = weights.Keys.ToDictionary(name => name, _ => 0.0, StringComparer.Ordinal);
            foreach (var example in examples)
            {
                var error = (example.IsRight ? 1 : 0) - model.Rate(example.Features);
                foreach (var feature in example.Features.Where(gradient.ContainsKey))
                    gradient[feature] += error;
            }

            weights = weights.ToDictionary(
                pair => pair.Key,
                pair => pair.Value + ((gradient[pair.Key] - (PenaltyOf(pair.Key) * (pair.Value - priorWeights.GetValueOrDefault(pair.Key)))) / (penalty + (sharing * seen.GetValueOrDefault(pair.Key)))),
                StringComparer.Ordinal);
        }

        return new PositionModel(weights);

        double PenaltyOf(string name) => name == "bias" && prior is null ? 0 : penalty;
    }
}
