using System.Globalization;

namespace NewsTracker.Core.Articles.Citing;

internal static class Initials
{
    /// <summary>
    /// Given names by their first letters: "Jean-Paul M." is "J.-P. M.", "JD" and "J.D." are "J. D.", but not in "ANA KASK", where all is in capitals. Scripts without capitals have no initials: there they are written out.
    /// </summary>
    public static string Of(PersonName.Person person)
    {
        var isInCapitals = person.Family.Length > 1 && person.Family.Any(char.IsUpper) && !person.Family.Any(char.IsLower);
        return string.Join(' ', person.Given.Split(' ', '.').Where(word => word.Length > 0).SelectMany(word => OfWord(word, isInCapitals)));
    }

    /// <summary>Two or three capitals are initials that are written together.</summary>
    private static IEnumerable<string> OfWord(string word, bool isInCapitals) => !isInCapitals && word.Length is (2 or 3) && word.All(char.IsUpper)
        ? word.Select(letter => $"{letter}.")
        : [string.Join('-', word.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(OfPart))];

    private static string OfPart(string part)
    {
        var first = StringInfo.GetNextTextElement(part.TrimStart('\'', '’'));
        return first.Length > 0 && (char.IsUpper(first, 0) || char.IsLower(first, 0)) ? $"{first}." : part;
    }
}
