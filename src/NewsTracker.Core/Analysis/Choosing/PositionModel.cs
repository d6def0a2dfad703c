using System.Globalization;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>A logistic scorer over named features; its weights are data, trained by <c>NewsTracker.Evaluation train-positions</c>.</summary>
public sealed class PositionModel(IReadOnlyDictionary<string, double> weights)
{
    public static PositionModel Default { get; } = LoadDefault();

    public IReadOnlyDictionary<string, double> Weights => weights;

    public double Rate(IEnumerable<string> features) =>
        1 / (1 + Math.Exp(-features.Sum(feature => weights.GetValueOrDefault(feature))));

    public static PositionModel Read(TextReader reader)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var name, var weight])
                weights[name] = double.Parse(weight, CultureInfo.InvariantCulture);
        }

        return new PositionModel(weights);
    }

    public void Write(TextWriter writer)
    {
        foreach (var (name, weight) in weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{weight:F3}"));
    }

    private static PositionModel LoadDefault()
    {
        using var stream = typeof(PositionModel).Assembly.GetManifestResourceStream("position-model.txt") ?? throw new InvalidOperationException("The assembly lacks the resource position-model.txt.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
