namespace NewsTracker.Core.Analysis.Words;

/// <summary>The forms of an English verb or noun by the regular rules; the irregular ones are listed.</summary>
internal static class EnglishForms
{
    public static IEnumerable<(string Word, WordForm Form)> OfVerb(string verb, IReadOnlyDictionary<string, string[]> irregular)
    {
        yield return (verb, WordForm.Plain);
        yield return (WithS(verb), WordForm.Third);
        if (irregular.TryGetValue(verb, out var forms))
        {
            yield return (forms[^1], WordForm.Ing);
            foreach (var past in forms[..^1])
                yield return (past, WordForm.Past);
            yield break;
        }

        yield return (WithIng(verb), WordForm.Ing);
        yield return (WithEd(verb), WordForm.Past);
    }

    public static IEnumerable<(string Word, WordForm Form)> OfNoun(string noun)
    {
        yield return (noun, WordForm.Plain);
        yield return (WithS(noun), WordForm.Plural);
    }

    private static string WithS(string word) =>
        EndsInConsonantY(word) ? word[..^1] + "ies"
        : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) || word.EndsWith('o') ? word + "es"
        : word + "s";

    private static string WithIng(string verb) =>
        verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] + "ing" : verb + "ing";

    private static string WithEd(string verb) =>
        EndsInConsonantY(verb) ? verb[..^1] + "ied" : verb.EndsWith('e') ? verb + "d" : verb + "ed";

    private static bool EndsInConsonantY(string word) => word.Length > 1 && word[^1] == 'y' && !"aeiou".Contains(word[^2]);
}
