using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Decides between verb and noun by the word before: "the vote" and "to vote".</summary>
internal static class WordClass
{
    private static readonly FrozenSet<string> Determiners = ["the", "a", "an", "its", "their", "our", "his", "her", "my", "this", "that", "any", "no", "every", "each", "some", "own", "of", "new", "such", "another", "full", "for", "on"];

    /// <summary>"the indiscriminate use": with a word between.</summary>
    private static readonly FrozenSet<string> Articles = ["the", "a", "an", "its", "their", "any", "this", "such", "our"];

    private static readonly FrozenSet<string> VerbMarkers = ["to", "will", "would", "shall", "should", "could", "might", "may", "can", "must", "not", "cannot", "we", "they", "i", "you", "who", "won't", "don't", "doesn't", "didn't", "did", "does", "never", "neither", "nor"];

    /// <summary>Prepositions in the shape of a verb: "a law was passed, following a debate".</summary>
    private static readonly FrozenSet<string> LikePrepositions = ["following", "considering", "given", "regarding", "concerning", "barring", "pending", "failing"];

    public static Meanings Choose(string word, Meanings meanings, List<Atom> before)
    {
        if (!meanings.IsAnyVerb)
            return meanings;
        if (LikePrepositions.Contains(word) && IsPrepositionBehind(word, before))
            return [];

        // "their own mines" owns nothing.
        if (word is "own" && before.Count > 0 && (before[^1].IsPossessive || Determiners.Contains(before[^1].Word)))
            return [];

        // A sentence that opens with "Exit" tells of one; few open with an order.
        if (before.Count == 0)
            return meanings.AllButPlainVerbs;
        var previous = before[^1];
        // "landmine exports", "mine use".
        if (previous.Is(Words.Concept.Mine) && !previous.Is(Words.Concept.OtherWeapon) && previous.Word.EndsWith("mine", StringComparison.Ordinal) && before.Count > 1 && before[^2].Word is not ("a" or "the" or "one" or "last" or "each" or "every"))
            return meanings.Nouns;

        // "states that use mines".
        if (previous.Word == "that" && before.Count > 1 && before[^2] is { IsSign: false } && before[^2].Word.EndsWith('s') && !before[^2].IsAnyVerb)
            return meanings.Verbs;
        if (VerbMarkers.Contains(previous.Word))
            return meanings.Verbs;
        if (previous.NamesStates && previous.NamedBy is Countries.CountryNameKind.Adjective && meanings.All(meaning => meaning.IsVerb && meaning.Form is WordForm.Plain))
            return [];
        if (Articles.Contains(before.Count > 1 ? before[^2].Word : "") && previous is { Concepts: Concept.None, IsSign: false, NamesStates: false } && meanings.Any(meaning => !meaning.IsVerb))
            return meanings.NounsAndParticiples;
        if (previous.IsVerb(Concept.Ban) || Determiners.Contains(previous.Word) || previous.IsPossessive || (previous.NamesStates && previous.NamedBy is Countries.CountryNameKind.Adjective))
            return meanings.NounsAndParticiples;
        return meanings;
    }

    /// <summary>A participle needs an auxiliary or a subject right before it; "following" an auxiliary.</summary>
    private static bool IsPrepositionBehind(string word, List<Atom> before)
    {
        if (before.Count == 0 || before[^1].Word == ",")
            return true;
        return word is "following" && !before.TakeLast(2).Any(atom => atom.Is(Concept.Be | Concept.Perfect)) && before[^1].Word[(before[^1].Word.LastIndexOf(' ') + 1)..] is not ("by" or "of" or "about" or "in" or "without");
    }
}
