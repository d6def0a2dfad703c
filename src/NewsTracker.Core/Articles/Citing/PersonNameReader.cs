using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>Takes names apart: "Given Family", "Family, Given", with particles and suffixes. Families that come first, and those of two names, are told only where words or script leave no doubt.</summary>
internal static class PersonNameReader
{
    private const int MostWords = 8;

    public static PersonName Read(string name, string? language)
    {
        var line = name.OnOneLine();
        return BylineNames.IsOrganisation(line) || line.Any(c => char.IsDigit(c) || c is '&' or '/' or '@' or '(' or '"' or '|')
            ? new PersonName.Literal(line)
            : (PersonName?)Find(line, language) ?? new PersonName.Literal(line);
    }

    private static PersonName.Person? Find(string line, string? language)
    {
        var parts = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var suffix = parts.Count > 1 && NameWords.IsSuffix(parts[^1]) ? parts[^1] : null;
        if (suffix is not null)
            parts.RemoveAt(parts.Count - 1);
        return parts.Count switch
        {
            1 => Spoken([.. parts[0].Split(' ')], suffix, language),
            2 => Inverted(parts[0], parts[1], suffix),
            _ => null,
        };
    }

    /// <summary>"van der Ham, Ineke", and "Ham, Ineke van der" as libraries write it.</summary>
    private static PersonName.Person? Inverted(string family, string given, string? suffix)
    {
        var (before, after) = (family.Split(' '), given.Split(' ').SkipWhile(NameWords.IsTitle).ToArray());
        if (after.Length == 0)
            return null;
        var leading = before.TakeWhile((word, i) => i < before.Length - 1 && NameWords.IsParticle(word)).Count();
        var trailing = after.Reverse().TakeWhile((word, i) => i < after.Length - 1 && NameWords.IsParticle(word)).Count();
        var particle = string.Join(' ', [.. after[^trailing..], .. before[..leading]]);
        return new(string.Join(' ', after[..^trailing]), particle.Length == 0 ? null : particle, string.Join(' ', before[leading..]), suffix);
    }

    private static PersonName.Person? Spoken(List<string> words, string? suffix, string? language)
    {
        while (words.Count > 2 && NameWords.IsTitle(words[0]))
            words.RemoveAt(0);
        if (suffix is null && words.Count > 2 && NameWords.IsSuffix(words[^1]))
        {
            suffix = words[^1];
            words.RemoveAt(words.Count - 1);
        }

        return words.Count is < 2 or > MostWords || NameWords.IsTitle(words[0]) || IsInDoubt(words, language) ? null : FamilyFirst(words, suffix, language) ?? FamilyLast(words, suffix, language);
    }

    /// <summary>Of three words in a Hungarian article the first may be the family's, or the last; a particle tells.</summary>
    private static bool IsInDoubt(List<string> words, string? language) =>
        EastAsianNames.IsInDoubt(words) || (Primary(language) == "hu" && words.Count > 2 && !words.Exists(word => NameWords.IsParticle(word) || NameWords.IsCapitalParticle(word)));

    private static PersonName.Person? FamilyFirst(List<string> words, string? suffix, string? language)
    {
        var isIdeographic = words.TrueForAll(EastAsianNames.IsIdeographic);
        return isIdeographic || EastAsianNames.IsFamilyFirst(words) || (Primary(language) == "hu" && words.Count == 2)
            ? new(string.Join(' ', words.Skip(1)), null, words[0], suffix) { IsFamilyFirst = true, Space = isIdeographic ? "" : " " }
            : null;
    }

    private static PersonName.Person FamilyLast(List<string> words, string? suffix, string? language)
    {
        // From the first particle behind a given name on, all is the family's.
        var start = words.FindIndex(1, words.Count - 2, word => NameWords.IsParticle(word) || NameWords.IsCapitalParticle(word));
        if (start < 0)
            start = words.Count - (words.Count > 3 && words[^2] is "y" or "i" ? 3 : words.Count > 2 && Primary(language) == "es" && NameWords.IsSpanishFamily(words[^2]) ? 2 : 1);
        var family = words.FindIndex(start, word => !NameWords.IsParticle(word));
        family = family < 0 ? words.Count - 1 : family;
        return new(string.Join(' ', words.Take(start)), family == start ? null : string.Join(' ', words.Take(family).Skip(start)), string.Join(' ', words.Skip(family)), suffix);
    }

    private static string? Primary(string? language) => language?.Split('-', '_')[0];
}
