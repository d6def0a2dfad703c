namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>
/// Tells Zulu and Xhosa by the shape of their words. Both write what others say in several words as one, so a short text holds few of their
/// common words; but nearly every word ends in a vowel, and prefixes and clicks are everywhere.
/// </summary>
internal static class NguniWords
{
    private const int FewestWords = 40;
    private const int ShortestWord = 4;

    private static readonly string[] Prefixes = ["uku", "oku", "aku", "eku", "kwa", "kwe", "kwi", "lwa", "lwe", "nga", "nge", "ngo", "isi", "izi", "aba", "ama"];
    private static readonly string[] Consonants = ["hl", "dl", "tsh", "ty", "q", "x"];

    // Xhosa writes the long vowels of its prefixes double and has an r; Zulu has neither but in borrowed words.
    private static readonly string[] XhosaSounds = ["aa", "ee", "ii", "oo", "uu", "r"];

    public static string? Detect(IReadOnlyList<string> words)
    {
        int counted = 0, vowels = 0, prefixed = 0, clicks = 0, xhosa = 0;
        foreach (var word in words)
        {
            if (word.Length < ShortestWord || !char.IsLetter(word[0]))
                continue;
            counted++;
            vowels += word[^1] is 'a' or 'e' or 'i' or 'o' or 'u' ? 1 : 0;
            prefixed += HoldsAny(word, Prefixes);
            clicks += HoldsAny(word, Consonants) == 1 || HoldsClickC(word) ? 1 : 0;
            xhosa += HoldsAny(word, XhosaSounds);
        }

        if (counted < FewestWords || vowels < counted * 0.85 || prefixed < counted * 0.24 || clicks < counted * 0.06)
            return null;
        return xhosa > counted * 0.08 ? "xh" : "zu";
    }

    private static bool HoldsClickC(string word)
    {
        var at = word.IndexOf('c', StringComparison.Ordinal);
        return at >= 0 && (at + 1 == word.Length || word[at + 1] != 'h');
    }

    private static int HoldsAny(string word, string[] parts)
    {
        foreach (var part in parts)
        {
            if (word.Contains(part, StringComparison.Ordinal))
                return 1;
        }

        return 0;
    }
}
