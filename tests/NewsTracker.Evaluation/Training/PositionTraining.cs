using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Evaluation.Training;

/// <summary>Fits the position scorer: logistic regression with a penalty on large weights, by plain gradient steps.</summary>
internal static class PositionTraining
{
    private const int Rounds = 400;
    private const double Rate = 0.5;
    private const double Penalty = 0.004;

    public static PositionModel Train(IReadOnlyList<(IReadOnlyList<string> Features, bool IsRight)> examples)
    {
        var weights = examples.SelectMany(example => example.Features).GroupBy(feature => feature, StringComparer.Ordinal)
            .Where(group => group.Count() > 2).ToDictionary(group => group.Key, _ => 0.0, StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var model = new PositionModel(weights);
            var gradient = weights.Keys.ToDictionary(name => name, _ => 0.0, StringComparer.Ordinal);
            foreach (var (features, isRight) in examples)
            {
                var error = (isRight ? 1 : 0) - model.Rate(features);
                foreach (var feature in features.Where(gradient.ContainsKey))
                    gradient[feature] += error;
            }

            weights = weights.ToDictionary(
                pair => pair.Key,
                pair => pair.Value + (Rate * ((gradient[pair.Key] / Math.Sqrt(examples.Count) / 4) - (pair.Key == "bias" ? 0 : Penalty * pair.Value * 10))),
                StringComparer.Ordinal);
        }

        return new PositionModel(weights);
    }
}
