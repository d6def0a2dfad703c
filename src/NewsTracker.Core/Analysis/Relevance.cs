using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis;

/// <summary>Whether a text is about anti-personnel or unspecified landmines or the Convention; figures of speech and other mines are not.</summary>
internal static class Relevance
{
    private static readonly string[] ClearWords = ["anti personnel", "anti personal", "antipersonnel", "landmine", "land mine", "ottawa", "mine ban", "minebantreaty", "demin", "mine action", "mine awareness", "mine treaty", "mine convention", "minefield", "mined area", "mined land", "pfm", "pmn", "clearing mines", "clearance of mines", "mine clear", "free of mines", "removal of mines", "mine removal", "mine risk", "mine victim"];

    private static readonly string[] HarmWords = ["killed", "wounded", "injured", "kills", "injures", "maimed", "lose", "legs", "leg", "blast", "explosion", "stepped", "minefields", "laid", "planted", "army", "soldiers", "troops", "war", "civilians", "border", "disarmament", "weapons", "arms", "peace", "peoples", "conflict", "victims"];

    /// <summary>Words of the water, where mines are naval.</summary>
    private static readonly HashSet<string> Waters = ["sea", "ship", "ships", "strait", "navy", "vessel", "vessels", "port", "ports", "shipping", "tanker", "tankers", "gulf"];

    public static bool Of(IReadOnlyList<Sentence> sentences)
    {
        var (clear, plain, others, harm, deeds, water) = (0, 0, 0, 0, 0, 0);
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Atoms.Count; i++)
            {
                var atom = sentence.Atoms[i];
                if (atom.Is(Concept.Treaty | Concept.Mine | Concept.MineAction | Concept.Ground) && ClearWords.Any(word => atom.Word.Contains(word, StringComparison.Ordinal)))
                    clear++;
                else if (atom.Is(Concept.Mine))
                    plain++;
                else if (atom.Is(Concept.OtherTreaty | Concept.OtherWeapon))
                    others++;
                if (atom.Is(Concept.Victim | Concept.Treaty | Concept.VagueTreaty | Concept.MineAction) || HarmWords.Contains(atom.Word))
                    harm++;
                if (atom.Is(Concept.Use | Concept.Produce | Concept.Destroy | Concept.Clear) && sentence.Atoms.Skip(i + 1).Take(3).Any(next => next.Is(Concept.Mine)))
                    deeds++;
                if (atom.Word is "stepped" or "stepping" or "steps" or "trod" && sentence.Atoms.Skip(i + 1).Take(3).Any(next => next.Is(Concept.Mine)))
                    deeds++;
                if (Waters.Contains(atom.Word))
                    water++;
            }
        }

        return clear > 1
            || (clear == 1 && others < 4 && (harm > 0 || sentences.Count <= 5))
            || (clear == 0 && plain > 1 && harm > 1 && others < 2)
            || (deeds > 0 && others < 2 && water == 0);
    }
}
