using System.Diagnostics;

namespace NewsTracker.Core.Stories;

/// <summary>How much it says that two reports share a term (<see cref="StoryTerm.Weight"/>): what any report may hold says little, what few can hold says most.</summary>
internal static class TermWeight
{
    private const float OfOneDigit = 0.5f;

    public static float Of(TermKind kind) => kind switch
    {
        TermKind.Common => 0.35f,
        TermKind.Word => 1,
        TermKind.Name => 1.5f,
        _ => throw new UnreachableException(),
    };

    public static float OfFigures(string number) => number.Length == 1 ? OfOneDigit : IsYear(number) ? 0.6f : 1.4f;

    /// <param name="number">The figures of a word such as "twelve".</param>
    public static float OfNumberInWords(string number) => number.Length == 1 ? OfOneDigit : 1;

    private static bool IsYear(string number) => number is { Length: 4 } && (number.StartsWith("19", StringComparison.Ordinal) || number.StartsWith("20", StringComparison.Ordinal));
}
