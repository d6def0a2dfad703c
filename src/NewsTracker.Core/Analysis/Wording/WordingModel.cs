using System.Globalization;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// Logistic models over the words around a state, one a topic and one a stance of it; the weights are data, trained by <c>NewsTracker.Evaluation train-positions</c>. It knows nothing of
/// grammar beyond what stands near, so it finds what no rule foresaw, and is less sure of it.
/// </summary>
internal sealed class WordingModel(IReadOnlyDictionary<string, IReadOnlyList<WordingWeight>> weights)
{
    /// <summary>A weight this small decides nothing and is not written.</summary>
    private const double Least = 0.05;

    public static WordingModel Default { get; } = LoadDefault();

    /// <summary>The log odds of every label of <see cref="WordingLabels"/>.</summary>
    public double[] Rate(IReadOnlyList<string> features)
    {
        var odds = new double[WordingLabels.Count];
        foreach (var feature in features)
        {
            if (!weights.TryGetValue(feature, out var found))
                continue;
            foreach (var (label, weight) in found)
                odds[label] += weight;
        }

        return odds;
    }

    /// <summary>What a feature adds to a label.</summary>
    public double WeightOf(string feature, int label) => weights.TryGetValue(feature, out var found) ? found.Where(weight => weight.Label == label).Sum(weight => weight.Weight) : 0;

    public static WordingModel Read(TextReader reader)
    {
        var weights = new Dictionary<string, IReadOnlyList<WordingWeight>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var feature, var list])
                weights[feature] = [.. list.Split(' ').Select(WordingWeight.Read)];
        }

        return new WordingModel(weights);
    }

    public void Write(TextWriter writer)
    {
        foreach (var (feature, list) in weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var kept = list.Where(weight => Math.Abs(weight.Weight) >= Least).Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Label}:{weight.Weight:F2}")).ToList();
            if (kept.Count > 0)
                writer.WriteLine($"{feature}\t{string.Join(' ', kept)}");
        }
    }

    private static WordingModel LoadDefault()
    {
        using var stream = typeof(WordingModel).Assembly.GetManifestResourceStream("wording-model.txt") ?? throw new InvalidOperationException("The assembly lacks the resource wording-model.txt.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}

/// <param name="Label">Of <see cref="WordingLabels"/>.</param>
internal readonly record struct WordingWeight(int Label, double Weight)
{
    public static WordingWeight Read(string text) =>
        text.Split(':') is [var label, var weight]
            ? new WordingWeight(int.Parse(label, CultureInfo.InvariantCulture), double.Parse(weight, CultureInfo.InvariantCulture))
            : throw new FormatException($"A weight is a label, a colon and a number, not \"{text}\".");
}
