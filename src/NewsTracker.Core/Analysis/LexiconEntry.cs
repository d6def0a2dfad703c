using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>What a string of the lexicon means, and how it must be written to mean it.</summary>
/// <param name="Countries">Whom it may mean: nobody for a phrase, several for a shared name.</param>
/// <param name="IsCue">Points at its country without naming it.</param>
/// <param name="NeedsAnotherName">Counts only where the text names the country otherwise as well.</param>
internal sealed record LexiconEntry(
    string Text,
    IReadOnlyList<CountryCode> Countries,
    CountryNameKind Kind,
    CountryCode? Default = null,
    bool IsCue = false,
    bool NeedsAnotherName = false)
{
    private readonly List<TextToken> words = TextToken.Split(Text);

    /// <summary>An abbreviation whose letters also spell an English word in capitals.</summary>
    public bool IsWordInCapitals => Text is "US" or "CAR" or "OPT";

    /// <summary>
    /// Abbreviations are written in capitals, names with the capitals they start with ("chad" and "turkey" are no countries).
    /// Only the first word of a phrase must be so: "Ottawa process".
    /// </summary>
    public bool IsWrittenSo(string text, IReadOnlyList<TextToken> tokens, int first)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].IsWord && !IsWrittenSo(words[i].In(Text), tokens[first + i].In(text)))
                return false;
            if (Countries.Count == 0)
                return true;
        }

        return true;
    }

    private static bool IsWrittenSo(ReadOnlySpan<char> model, ReadOnlySpan<char> word)
    {
        if (!model.ContainsAnyInRange('a', 'z') && model.ContainsAnyInRange('A', 'Z'))
            return IsUpper(word);
        if (char.IsUpper(model[0]))
            return char.IsUpper(word[0]);
        return !model.ContainsAnyInRange('A', 'Z') || word.SequenceEqual(model);
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return false;
        }

        return true;
    }
}
