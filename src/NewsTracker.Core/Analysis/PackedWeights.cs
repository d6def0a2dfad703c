using System.Globalization;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Analysis;

/// <summary>Weights of a hidden layer in a text file: those of a feature as a byte each in base 64, to be multiplied by one scale; those of the layer itself as decimal numbers.</summary>
internal static class PackedWeights
{
    /// <summary>Rounded up, so that reading it again never asks for more than a byte holds.</summary>
    public static float ScaleOf(IEnumerable<float[]> weights) =>
        Math.Max(1e-4f, (float)Math.Ceiling(weights.SelectMany(of => of).Select(Math.Abs).DefaultIfEmpty(0).Max() / sbyte.MaxValue * 1e5f) / 1e5f);

    /// <summary>Each weight as so many times the scale.</summary>
    public static sbyte[] Round(float[] weights, float scale) => Array.ConvertAll(weights, weight => (sbyte)MathF.Round(weight / scale));

    public static string Pack(sbyte[] weights) => Convert.ToBase64String(MemoryMarshal.AsBytes(weights.AsSpan()));

    /// <exception cref="FormatException">The feature has not as many weights as the model has units.</exception>
    public static sbyte[] Unpack(string feature, string packed, int width)
    {
        var bytes = Convert.FromBase64String(packed);
        return bytes.Length == width
            ? Array.ConvertAll(bytes, one => unchecked((sbyte)one))
            : throw new FormatException($"The feature \"{feature}\" has {bytes.Length} weights, the model {width} units.");
    }

    public static float[] Numbers(string text) => [.. text.Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];

    public static string Text(IEnumerable<float> numbers) => string.Join(' ', numbers.Select(number => number.ToString("F4", CultureInfo.InvariantCulture)));
}
