using System.Globalization;

namespace NewsTracker.Core.Analysis;

/// <summary>The lines that tell a hidden layer in a text file of weights: <c>=bias</c>, <c>=label</c> (one a label, its bias first) and <c>=scale</c>, by which the packed weights of features are multiplied.</summary>
internal sealed class LayerLines
{
    private const string BiasKey = "=bias";
    private const string LabelKey = "=label";
    private const string ScaleKey = "=scale";

    private readonly List<float[]> labels = [];
    private float[] bias = [];

    /// <summary>What packed weights are to be multiplied by.</summary>
    public float Scale { get; private set; } = 1;

    public bool IsEmpty => bias.Length == 0 && labels.Count == 0;

    /// <summary>Takes a line if it is one of the layer's.</summary>
    public bool Take(string key, string value)
    {
        if (key == BiasKey)
            bias = PackedWeights.Numbers(value);
        else if (key == LabelKey)
            labels.Add(PackedWeights.Numbers(value));
        else if (key == ScaleKey)
            Scale = float.Parse(value, CultureInfo.InvariantCulture);
        else
            return false;
        return true;
    }

    /// <summary>What a feature adds to each unit, as so many times <see cref="Scale"/>; behind the lines of the layer.</summary>
    public sbyte[] Unpack(string feature, string packed) => PackedWeights.Unpack(feature, packed, bias.Length);

    /// <exception cref="FormatException">The lines do not tell a layer of so many labels.</exception>
    public HiddenLayer Layer(int count) => labels.Count == count && labels.TrueForAll(label => label.Length == bias.Length + 1)
        ? new HiddenLayer(bias, [.. labels.Select(label => label[0])], [.. labels.Select(label => label[1..])])
        : throw new FormatException($"This model has {count} labels with a bias and {bias.Length} weights each.");

    public static void Write(HiddenLayer layer, float scale, TextWriter writer)
    {
        writer.WriteLine($"{BiasKey}\t{PackedWeights.Text(layer.Bias)}");
        for (var label = 0; label < layer.LabelBias.Length; label++)
            writer.WriteLine($"{LabelKey}\t{PackedWeights.Text([layer.LabelBias[label], .. layer.LabelWeights[label]])}");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ScaleKey}\t{scale:F5}"));
    }
}
