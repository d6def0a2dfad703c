using System.Globalization;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>A scorer as text: a line a feature with its weight, and behind it what it adds to each unit, packed as <see cref="PackedWeights"/> says; first the lines <c>=bias</c>, <c>=label</c> and <c>=scale</c> of the units, if there are any.</summary>
internal static class PositionModelText
{
    private const string BiasKey = "=bias";
    private const string LabelKey = "=label";
    private const string ScaleKey = "=scale";

    public static PositionModel Read(TextReader reader)
    {
        var (bias, label, scale) = (Array.Empty<float>(), new float[] { 0 }, 1f);
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var units = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var key, var value, .. var packed])
                continue;
            if (key == BiasKey)
                bias = PackedWeights.Numbers(value);
            else if (key == LabelKey)
                label = PackedWeights.Numbers(value);
            else if (key == ScaleKey)
                scale = float.Parse(value, CultureInfo.InvariantCulture);
            else
                weights[key] = double.Parse(value, CultureInfo.InvariantCulture);
            if (packed is [var together])
                units[key] = PackedWeights.Unpack(key, together, bias.Length, scale);
        }

        return label.Length == bias.Length + 1
            ? new PositionModel(weights, new ScorerUnits(new HiddenLayer(bias, [label[0]], [label[1..]]), units))
            : throw new FormatException($"A scorer of {bias.Length} units has a bias and a weight for each, not {label.Length} numbers.");
    }

    public static void Write(PositionModel model, TextWriter writer)
    {
        var scale = PackedWeights.ScaleOf(model.Units.Weights.Values);
        if (model.Units.Layer.Width > 0)
        {
            writer.WriteLine($"{BiasKey}\t{PackedWeights.Text(model.Units.Layer.Bias)}");
            writer.WriteLine($"{LabelKey}\t{PackedWeights.Text([model.Units.Layer.LabelBias[0], .. model.Units.Layer.LabelWeights[0]])}");
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ScaleKey}\t{scale:F5}"));
        }

        foreach (var name in model.Weights.Keys.Union(model.Units.Weights.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var together = model.Units.Weights.GetValueOrDefault(name) is { } units ? $"\t{PackedWeights.Pack(units, scale)}" : "";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{model.Weights.GetValueOrDefault(name):F3}{together}"));
        }
    }
}
