using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Analysis;

/// <summary>What stands between features and labels: units that are the sum of the features' weights where that is above zero, and what each unit that is adds to each label.</summary>
/// <param name="Bias">By unit.</param>
/// <param name="LabelBias">By label.</param>
/// <param name="LabelWeights">By label, then by unit.</param>
internal sealed record HiddenLayer(float[] Bias, float[] LabelBias, float[][] LabelWeights)
{
    public int Width => Bias.Length;

    /// <param name="sums">The sum of the features' weights and the bias, by unit.</param>
    public double[] Odds(float[] sums)
    {
        Span<float> units = stackalloc float[sums.Length];
        for (var unit = 0; unit < units.Length; unit++)
            units[unit] = Math.Max(0, sums[unit]);
        var odds = new double[LabelWeights.Length];
        for (var label = 0; label < odds.Length; label++)
            odds[label] = LabelBias[label] + Dot(units, LabelWeights[label]);
        return odds;
    }

    /// <summary>What each unit passes on to a label where the units are what they are.</summary>
    public float[] Passing(float[] sums, int label)
    {
        var passing = new float[Width];
        for (var unit = 0; unit < Width; unit++)
            passing[unit] = sums[unit] > 0 ? LabelWeights[label][unit] : 0;
        return passing;
    }

    /// <summary>Adds a feature's weights to the units' sums.</summary>
    public static void Add(float[] sums, float[] weights)
    {
        var to = MemoryMarshal.Cast<float, Vector<float>>(sums.AsSpan());
        var what = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan());
        for (var i = 0; i < to.Length; i++)
            to[i] += what[i];
        for (var unit = to.Length * Vector<float>.Count; unit < sums.Length; unit++)
            sums[unit] += weights[unit];
    }

    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var ones = MemoryMarshal.Cast<float, Vector<float>>(one);
        var others = MemoryMarshal.Cast<float, Vector<float>>(other);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < ones.Length; i++)
            sums += ones[i] * others[i];
        var sum = Vector.Sum(sums);
        for (var unit = ones.Length * Vector<float>.Count; unit < one.Length; unit++)
            sum += one[unit] * other[unit];
        return sum;
    }
}
