namespace NewsTracker.Core.Annotations;

/// <summary>Turns offsets in Unicode code points, which are stored and sent, into offsets in UTF-16 units, which .NET cuts by, and back.</summary>
public sealed class CodePointMap
{
    // Offset of each code point in UTF-16 units; absent where the two counts are the same, as in most texts.
    private readonly int[]? offsets;
    private readonly int length;

    public CodePointMap(string text)
    {
        length = text.Length;
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return;
        }

        var starts = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            starts.Add(i);
        }

        starts.Add(text.Length);
        offsets = [.. starts];
    }

    /// <summary>How many code points the text has.</summary>
    public int Count => offsets is null ? length : offsets.Length - 1;

    /// <exception cref="ArgumentOutOfRangeException">The text has fewer code points.</exception>
    public int ToUtf16(int codePoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoints, Count);
        return offsets is null ? codePoints : offsets[codePoints];
    }

    /// <summary>An offset within a pair counts as the one before it.</summary>
    public int FromUtf16(int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, length);
        if (offsets is null)
        {
            return units;
        }

        var found = Array.BinarySearch(offsets, units);
        return found >= 0 ? found : ~found - 1;
    }
}
