using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What the features of a wording model add to each unit, feature behind feature, a byte each: a feature of 64 units is one line of the processor's memory, and what a process holds of them a fourth of what numbers would take.</summary>
/// <param name="width">Units of the layer.</param>
/// <param name="scale">What the bytes are to be multiplied by.</param>
internal sealed class FeatureRows(IReadOnlyCollection<sbyte[]> features, int width, float scale)
{
    private readonly sbyte[] weights = [.. features.SelectMany(feature => feature)];

    public int Count => features.Count;

    /// <summary>Adds a feature's bytes to sums by unit, which <see cref="Scaled"/> makes the layer's.</summary>
    public void Add(int[] sums, int feature)
    {
        var to = MemoryMarshal.Cast<int, Vector<int>>(sums.AsSpan());
        var what = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(Row(feature));
        for (var i = 0; i < what.Length; i++)
        {
            Vector.Widen(what[i], out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            var four = to.Slice(i * 4, 4);
            (four[0], four[1], four[2], four[3]) = (four[0] + first, four[1] + second, four[2] + third, four[3] + fourth);
        }

        for (var unit = what.Length * Vector<sbyte>.Count; unit < width; unit++)
            sums[unit] += weights[(feature * width) + unit];
    }

    /// <summary>The sums by unit, with the layer's bias.</summary>
    public float[] Scaled(int[] sums, float[] bias)
    {
        var scaled = new float[width];
        for (var unit = 0; unit < width; unit++)
            scaled[unit] = bias[unit] + (sums[unit] * scale);
        return scaled;
    }

    /// <summary>What a feature adds where each unit passes on so much.</summary>
    public double Share(int feature, float[] passing)
    {
        var row = Row(feature);
        var what = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(row);
        var by = MemoryMarshal.Cast<float, Vector<float>>(passing.AsSpan());
        var shares = Vector<float>.Zero;
        for (var i = 0; i < what.Length; i++)
        {
            Vector.Widen(what[i], out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            var four = by.Slice(i * 4, 4);
            shares += (Vector.ConvertToSingle(first) * four[0]) + (Vector.ConvertToSingle(second) * four[1]) + (Vector.ConvertToSingle(third) * four[2]) + (Vector.ConvertToSingle(fourth) * four[3]);
        }

        var share = Vector.Sum(shares);
        for (var unit = what.Length * Vector<sbyte>.Count; unit < width; unit++)
            share += row[unit] * passing[unit];
        return share * scale;
    }

    private ReadOnlySpan<sbyte> Row(int feature) => weights.AsSpan(feature * width, width);
}
