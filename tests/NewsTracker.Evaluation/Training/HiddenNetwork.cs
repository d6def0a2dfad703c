using NewsTracker.Core.Analysis;

namespace NewsTracker.Evaluation.Training;

/// <summary>A hidden layer while it learns: its weights in one row of numbers, and how each would have to change.</summary>
internal sealed class HiddenNetwork
{
    public const int Width = 32;

    /// <summary>Shares of features and of units that are left out at random while learning, so that none is leant on.</summary>
    private const double FeaturesLeftOut = 0.2;
    private const double UnitsLeftOut = 0.4;

    private const double FirstFeatureWeights = 0.03;

    private readonly int features;
    private readonly int labels;
    private readonly Random random;

    /// <param name="labelBias">What each label begins with.</param>
    public HiddenNetwork(int features, float[] labelBias, Random random)
    {
        (this.features, labels, this.random) = (features, labelBias.Length, random);
        Weights = new float[LabelBiasAt + labels];
        Slopes = new float[Weights.Length];
        for (var i = 0; i < BiasAt; i++)
            Weights[i] = (float)(FirstFeatureWeights * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        for (var i = LabelsAt; i < LabelBiasAt; i++)
            Weights[i] = (float)(((2 * random.NextDouble()) - 1) / Math.Sqrt(Width));
        labelBias.CopyTo(Weights, LabelBiasAt);
    }

    public float[] Weights { get; }

    /// <summary>Of the loss, by weight; the teacher sets them back to zero.</summary>
    public float[] Slopes { get; }

    private int BiasAt => features * Width;

    private int LabelsAt => BiasAt + Width;

    private int LabelBiasAt => LabelsAt + (labels * Width);

    public Pass Forward(int[] row)
    {
        var kept = Array.FindAll(row, _ => random.NextDouble() >= FeaturesLeftOut);
        var units = Weights.AsSpan(BiasAt, Width).ToArray();
        foreach (var feature in kept)
            Add(units, Weights.AsSpan(feature * Width, Width), 1);
        for (var unit = 0; unit < Width; unit++)
            units[unit] = units[unit] > 0 && random.NextDouble() >= UnitsLeftOut ? units[unit] / (float)(1 - UnitsLeftOut) : 0;
        var odds = new double[labels];
        for (var label = 0; label < odds.Length; label++)
        {
            odds[label] = Weights[LabelBiasAt + label];
            for (var unit = 0; unit < Width; unit++)
                odds[label] += units[unit] * Weights[LabelsAt + (label * Width) + unit];
        }

        return new Pass(kept, units, odds);
    }

    /// <param name="errors">The slope of the loss by label.</param>
    public void Backward(Pass pass, double[] errors)
    {
        var back = new float[Width];
        for (var label = 0; label < errors.Length; label++)
        {
            if (errors[label] == 0)
                continue;
            Slopes[LabelBiasAt + label] += (float)errors[label];
            Add(Slopes.AsSpan(LabelsAt + (label * Width), Width), pass.Units, (float)errors[label]);
            Add(back, Weights.AsSpan(LabelsAt + (label * Width), Width), (float)errors[label]);
        }

        for (var unit = 0; unit < Width; unit++)
            back[unit] = pass.Units[unit] > 0 ? back[unit] / (float)(1 - UnitsLeftOut) : 0;
        Add(Slopes.AsSpan(BiasAt, Width), back, 1);
        foreach (var feature in pass.Features)
            Add(Slopes.AsSpan(feature * Width, Width), back, 1);
    }

    /// <summary>Networks of the same features as one, whose hidden layer is theirs side by side and whose odds are the mean of theirs.</summary>
    public static (Dictionary<string, float[]> Weights, HiddenLayer Layer) Together(IReadOnlyList<HiddenNetwork> networks, IReadOnlyList<string> names) => (
        names.Select((name, number) => (name, number)).ToDictionary(one => one.name, one => networks.SelectMany(network => network.Units(one.number * Width)).ToArray(), StringComparer.Ordinal),
        new HiddenLayer(
            [.. networks.SelectMany(network => network.Units(network.BiasAt))],
            [.. Enumerable.Range(0, networks[0].labels).Select(label => networks.Average(network => network.Weights[network.LabelBiasAt + label]))],
            [.. Enumerable.Range(0, networks[0].labels).Select(label => networks.SelectMany(network => network.Units(network.LabelsAt + (label * Width))).Select(weight => weight / networks.Count).ToArray())]));

    private float[] Units(int from) => Weights[from..(from + Width)];

    private static void Add(Span<float> to, ReadOnlySpan<float> what, float times)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += times * what[i];
    }

    /// <summary>What went through the network for one example.</summary>
    internal sealed record Pass(int[] Features, float[] Units, double[] Odds);
}
