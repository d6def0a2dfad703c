using CsCheck;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

internal static class Pick
{
    /// <summary>One of these values.</summary>
    public static Gen<T> From<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
