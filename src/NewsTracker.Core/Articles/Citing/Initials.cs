using System.Globalization;

namespace NewsTracker.Core.Articles.Citing;

internal static class Initials
{
    /// <summary>Given names by their first letters: "Jean-Paul M." is "J.-P. M.", "JD" and "J.D." are "J. D.". Scripts without capitals have no initials: there they are written out.</summary>
    public static string Of(string given) => string.Join(' ', given.Split(' ', '.').Where(word => word.Length > 0).SelectMany(OfWord));

    private static IEnumerable<string> OfWord(string word) => IsLetters(word)
        ? word.Select(letter => $"{letter}.")
        : [string.Join('-', word.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(OfPart))];

    /// <summary>Initials that are written together.</summary>
    private static bool IsLetters(string word) => word.Length is 2 or 3 && word.All(char.IsUpper);

    private static string OfPart(string part)
    {
        var first = StringInfo.GetNextTextElement(part.TrimStart('\'', '’'));
        return first.Length > 0 && (char.IsUpper(first, 0) || char.IsLower(first, 0)) ? $"{first}." : part;
    }
}
