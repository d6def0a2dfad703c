using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis;

/// <summary>Whether a text is about anti-personnel or unspecified landmines or the Convention; figures of speech and other mines are not.</summary>
internal static class Relevance
{
    private static readonly string[] ClearWords = ["anti personnel", "anti personal", "antipersonnel", "landmine", "land mine", "ottawa convention", "ottawa treaty", "ottawa process", "mine ban", "demin", "mine action", "mine awareness", "mine treaty", "mine convention"];

    private static readonly string[] HarmWords = ["killed", "wounded", "injured", "kills", "injures", "maimed", "lose", "legs", "leg", "blast", "explosion", "stepped", "minefields", "laid", "planted", "army", "soldiers", "troops", "war", "civilians", "border", "disarmament", "weapons", "arms", "peace", "peoples", "conflict", "victims"];

    public static bool Of(IReadOnlyList<Sentence> sentences)
    {
        var (clear, plain, others, harm) = (0, 0, 0, 0);
        foreach (var atom in sentences.SelectMany(sentence => sentence.Atoms))
        {
            if (atom.Is(Concept.Treaty | Concept.Mine | Concept.MineAction) && ClearWords.Any(word => atom.Word.Contains(word, StringComparison.Ordinal)))
                clear++;
            else if (atom.Is(Concept.Mine))
                plain++;
            else if (atom.Is(Concept.OtherTreaty | Concept.OtherWeapon))
                others++;
            if (atom.Is(Concept.Victim | Concept.Treaty | Concept.VagueTreaty | Concept.MineAction) || HarmWords.Contains(atom.Word))
                harm++;
        }

        return clear > 1 || (clear == 1 && others < 4 && (harm > 0 || sentences.Count <= 5)) || (clear == 0 && plain > 1 && harm > 1 && others < 2);
    }
}
