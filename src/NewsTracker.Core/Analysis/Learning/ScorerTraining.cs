using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Core.Analysis.Learning;

/// <summary>
/// Fits the scorer: logistic regression by steps that a bound on the curvature keeps from overshooting, however many features of an example say the same, each begun a little further on where the last ones led
/// (Nesterov 1983). A weight is drawn towards its prior, which is zero, or the weight of the scorer that comes with the engine, so that a few verdicts move it a little and many move it far.
/// What features say together to the units of that scorer stays as it is, and is reckoned with.
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
        var seen = examples.SelectMany(example => example.Features).CountBy(feature => feature, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        List<string> names = [.. priorWeights.Keys.Concat(seen.Where(pair => pair.Value >= LeastSeen).Select(pair => pair.Key)).Distinct(StringComparer.Ordinal)];
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(one => one.name, one => one.number, StringComparer.Ordinal);
        var rows = examples.Select(example => example.Features.Where(numbers.ContainsKey).Select(feature => numbers[feature]).ToArray()).ToArray();
        var together = examples.Select(example => prior?.Units.OddsOf(example.Features) ?? 0).ToArray();
        var priors = names.Select(name => priorWeights.GetValueOrDefault(name)).ToArray();

        // No second derivative of the loss exceeds a quarter; an example's features share it.
        var sharing = rows.Select(row => row.Length).DefaultIfEmpty(1).Max() / 4.0;
        var penalty = Penalty * Math.Sqrt(Math.Max(1, examples.Count));
        var pulls = names.Select(name => name == "bias" && prior is null ? 0 : penalty).ToArray();
        var bounds = names.Select(name => penalty + (sharing * seen.GetValueOrDefault(name))).ToArray();
        double[] weights = [.. priors], at = [.. priors];
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var gradient = Gradient(at, rows, together, examples);
            var last = weights;
            weights = [.. at.Select((weight, i) => weight + ((gradient[i] - (pulls[i] * (weight - priors[i]))) / bounds[i]))];
            var momentum = round / (round + 3.0);
            at = [.. weights.Select((weight, i) => weight + (momentum * (weight - last[i])))];
        }

        var trained = names.Zip(weights).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return prior?.With(trained) ?? new PositionModel(trained);
    }

    private static double[] Gradient(double[] weights, int[][] rows, double[] together, IReadOnlyList<JudgedCandidate> examples)
    {
        var gradient = new double[weights.Length];
        for (var example = 0; example < rows.Length; example++)
        {
            var odds = together[example];
            foreach (var feature in rows[example])
                odds += weights[feature];
            var error = (examples[example].IsRight ? 1 : 0) - (1 / (1 + Math.Exp(-odds)));
            foreach (var feature in rows[example])
                gradient[feature] += error;
        }

        return gradient;
    }
}
