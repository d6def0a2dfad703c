using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Decides between verb and noun by the word before: "the vote" and "to vote".</summary>
internal static class WordClass
{
    private static readonly HashSet<string> Determiners = ["the", "a", "an", "its", "their", "our", "his", "her", "my", "this", "that", "any", "no", "every", "each", "some", "own", "of", "new", "such", "another", "full", "for", "on"];

    private static readonly HashSet<string> VerbMarkers = ["to", "will", "would", "shall", "should", "could", "might", "may", "can", "must", "not", "cannot", "we", "they", "i", "you", "who", "won't", "don't", "doesn't", "didn't", "did", "does", "never", "neither", "nor"];

    public static IReadOnlyList<Meaning> Choose(IReadOnlyList<Meaning> meanings, List<Atom> before)
    {
        if (!meanings.Any(meaning => meaning.IsVerb))
            return meanings;

        // A sentence that opens with "Exit" tells of one; few open with an order.
        if (before.Count == 0)
            return Only(meanings, meaning => !meaning.IsVerb || meaning.Form is not WordForm.Plain);
        var previous = before[^1];
        if (VerbMarkers.Contains(previous.Word))
            return Only(meanings, meaning => meaning.IsVerb);
        if (Determiners.Contains(previous.Word) || previous.IsPossessive || (previous.NamesStates && previous.NamedBy is Countries.CountryNameKind.Adjective))
            return Only(meanings, meaning => !meaning.IsVerb || meaning.Form is WordForm.Ing or WordForm.Past);
        return meanings;
    }

    private static IReadOnlyList<Meaning> Only(IReadOnlyList<Meaning> meanings, Func<Meaning, bool> keep)
    {
        var kept = meanings.Where(keep).ToList();
        return kept.Count > 0 ? kept : meanings;
    }
}
