namespace NewsTracker.Core.Feeds.Markup;

/// <summary>The names of a document's elements in lower case, each kept once: a long list has a handful of them many thousand times.</summary>
internal sealed class MarkupNames
{
    /// <summary>In characters; what is longer is cut, since no vocabulary has such a name.</summary>
    private const int Longest = 64;

    /// <summary>A document that makes up its names is given a new one each time.</summary>
    private const int MostKept = 10_000;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public MarkupNames() => bySpan = names.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[Longest];
        lower = lower[..Math.Min(name.Length, Longest)];
        for (var i = 0; i < lower.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
        if (bySpan.TryGetValue(lower, out var known))
            return known;
        var added = lower.ToString();
        if (names.Count < MostKept)
            names.Add(added);
        return added;
    }
}
