using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Core.Analysis.Learning;

/// <summary>
/// Fits the scorer: logistic regression by plain gradient steps. A weight is drawn towards its prior, which is zero, or the weight of the
/// scorer that is in use, so that a few verdicts move it a little and many move it far.
/// </summary>
public static class ScorerTraining
{
    private const int Rounds = 400;
    private const double Rate = 0.5;
    private const double Penalty = 0.04;

    /// <summary>A feature seen less often than this tells nothing.</summary>
    private const int LeastSeen = 3;

    public static PositionModel Train(IReadOnlyList<JudgedCandidate> examples, PositionModel? prior, CancellationToken cancellationToken)
    {
        var priorWeights = prior?.Weights ?? new Dictionary<string, double>(StringComparer.Ordinal);
        var weights = new Dictionary<string, double>(priorWeights, StringComparer.Ordinal);
        foreach (var feature in examples.SelectMany(example => example.Features).GroupBy(feature => feature, StringComparer.Ordinal).Where(group => group.Count() >= LeastSeen))
            weights.TryAdd(feature.Key, 0);
        var step = Rate / Math.Sqrt(Math.Max(1, examples.Count)) / 4;
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
                pair => pair.Value + (step * gradient[pair.Key]) - (Rate * Penalty * Pull(pair.Key, pair.Value)),
                StringComparer.Ordinal);
        }

        return new PositionModel(weights);

        double Pull(string name, double weight) => name == "bias" && prior is null ? 0 : weight - priorWeights.GetValueOrDefault(name);
    }
}
