using System.Globalization;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// A wording model as text: lines <c>=bias</c>, <c>=label</c> (one a label, its bias first) and <c>=scale</c>, then a line a feature, its weights as a byte each in base 64, to be multiplied by the scale.
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
                bias = Numbers(value);
            else if (key == LabelKey)
                labels.Add(Numbers(value));
            else if (key == ScaleKey)
                scale = float.Parse(value, CultureInfo.InvariantCulture);
            else
                weights[key] = OfBytes(key, Convert.FromBase64String(value), bias.Length, scale);
        }

        if (labels.Count != WordingLabels.Count || labels.Exists(label => label.Length != bias.Length + 1))
            throw new FormatException($"A wording model has {WordingLabels.Count} labels with a bias and {bias.Length} weights each.");
        return new WordingModel(weights, new HiddenLayer(bias, [.. labels.Select(label => label[0])], [.. labels.Select(label => label[1..])]));
    }

    public static void Write(IReadOnlyDictionary<string, float[]> weights, HiddenLayer layer, TextWriter writer)
    {
        writer.WriteLine($"{BiasKey}\t{Text(layer.Bias)}");
        for (var label = 0; label < layer.LabelBias.Length; label++)
            writer.WriteLine($"{LabelKey}\t{Text([layer.LabelBias[label], .. layer.LabelWeights[label]])}");

        // Rounded up, so that reading it again never asks for more than a byte holds.
        var scale = Math.Max(1e-4f, (float)Math.Ceiling(weights.Values.SelectMany(of => of).Select(Math.Abs).DefaultIfEmpty(0).Max() / sbyte.MaxValue * 1e5f) / 1e5f);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ScaleKey}\t{scale:F5}"));
        foreach (var (feature, of) in weights.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine($"{feature}\t{Convert.ToBase64String(Array.ConvertAll(of, weight => unchecked((byte)(sbyte)MathF.Round(weight / scale))))}");
    }

    private static float[] OfBytes(string feature, byte[] bytes, int width, float scale) =>
        bytes.Length == width
            ? Array.ConvertAll(bytes, one => unchecked((sbyte)one) * scale)
            : throw new FormatException($"The feature \"{feature}\" has {bytes.Length} weights, the model {width} units.");

    private static float[] Numbers(string text) => [.. text.Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];

    private static string Text(IEnumerable<float> numbers) => string.Join(' ', numbers.Select(number => number.ToString("F4", CultureInfo.InvariantCulture)));
}
