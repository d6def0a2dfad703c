using System.Globalization;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// A wording model as text: lines <c>=bias</c>, <c>=label</c> (one a label, its bias first) and <c>=scale</c>, then a line a feature, its weights packed as <see cref="PackedWeights"/> says.
/// </summary>
internal static class WordingModelText
{
    private const string BiasKey = "=bias";
    private const string LabelKey = "=label";
    private const string ScaleKey = "=scale";

    public static WordingModel Read(TextReader reader)
    {
        var (bias, scale) = (Array.Empty<float>(), 1f);
        var labels = new List<float[]>();
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var key, var value])
                continue;
            if (key == BiasKey)
                bias = PackedWeights.Numbers(value);
            else if (key == LabelKey)
                labels.Add(PackedWeights.Numbers(value));
            else if (key == ScaleKey)
                scale = float.Parse(value, CultureInfo.InvariantCulture);
            else
                weights[key] = PackedWeights.Unpack(key, value, bias.Length, scale);
        }

        if (labels.Count != WordingLabels.Count || labels.Exists(label => label.Length != bias.Length + 1))
            throw new FormatException($"A wording model has {WordingLabels.Count} labels with a bias and {bias.Length} weights each.");
        return new WordingModel(weights, new HiddenLayer(bias, [.. labels.Select(label => label[0])], [.. labels.Select(label => label[1..])]));
    }

    public static void Write(IReadOnlyDictionary<string, float[]> weights, HiddenLayer layer, TextWriter writer)
    {
        writer.WriteLine($"{BiasKey}\t{PackedWeights.Text(layer.Bias)}");
        for (var label = 0; label < layer.LabelBias.Length; label++)
            writer.WriteLine($"{LabelKey}\t{PackedWeights.Text([layer.LabelBias[label], .. layer.LabelWeights[label]])}");

        var scale = PackedWeights.ScaleOf(weights.Values);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ScaleKey}\t{scale:F5}"));
        foreach (var (feature, of) in weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine($"{feature}\t{PackedWeights.Pack(of, scale)}");
    }
}
