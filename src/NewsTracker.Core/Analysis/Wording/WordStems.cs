namespace NewsTracker.Core.Analysis.Wording;

/// <summary>Words without the endings of English, so that "destroyed" and "destroying" are one; numbers are all alike.</summary>
internal static class WordStems
{
    private const int ShortestStem = 3;

    private static readonly (string Ending, string Instead)[] Endings = [("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ly", ""), ("'s", ""), ("ss", "ss"), ("es", ""), ("s", ""), ("e", "")];

    /// <summary>Of the endings: most words have none of them.</summary>
    private static readonly string LastLetters = string.Concat(Endings.Select(one => one.Ending[^1]).Distinct());

    public static string Of(string word)
    {
        if (word.Length > 0 && char.IsAsciiDigit(word[0]))
            return "#";
        if (word.Length <= ShortestStem || !LastLetters.Contains(word[^1], StringComparison.Ordinal))
            return word;
        foreach (var (ending, instead) in Endings)
        {
            if (word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
                return string.Concat(word.AsSpan(0, word.Length - ending.Length), instead);
        }

        return word;
    }
}
