using System.Globalization;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>A scorer as text: the lines of its units' layer (<see cref="LayerLines"/>) if it has any, then a line a feature with its weight and, packed as <see cref="PackedWeights"/> says, what it adds to each unit.</summary>
internal static class PositionModelText
{
    public static PositionModel Read(TextReader reader)
    {
        var layer = new LayerLines();
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var units = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var key, var value, .. var packed] || layer.Take(key, value))
                continue;
            weights[key] = double.Parse(value, CultureInfo.InvariantCulture);
            if (packed is [var together])
                units[key] = Array.ConvertAll(layer.Unpack(key, together), weight => weight * layer.Scale);
        }

        return new PositionModel(weights, layer.IsEmpty ? ScorerUnits.None : new ScorerUnits(layer.Layer(1), units));
    }

    public static void Write(PositionModel model, TextWriter writer)
    {
        var scale = PackedWeights.ScaleOf(model.Units.Weights.Values);
        if (model.Units.Layer.Width > 0)
            LayerLines.Write(model.Units.Layer, scale, writer);
        foreach (var name in model.Weights.Keys.Union(model.Units.Weights.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var together = model.Units.Weights.GetValueOrDefault(name) is { } units ? $"\t{PackedWeights.Pack(PackedWeights.Round(units, scale))}" : "";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{model.Weights.GetValueOrDefault(name):F3}{together}"));
        }
    }
}
