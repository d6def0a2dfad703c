using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis;

/// <summary>Whether a text is about anti-personnel or unspecified landmines or the Convention; figures of speech and other mines are not.</summary>
internal static class Relevance
{
    private static readonly string[] Clear = ["anti personnel", "anti personal", "antipersonnel", "landmine", "land mine", "ottawa convention", "ottawa treaty", "ottawa process", "mine ban", "demin", "mine action", "minefield"];

    public static bool Of(IReadOnlyList<Sentence> sentences)
    {
        var ours = 0;
        var others = 0;
        foreach (var atom in sentences.SelectMany(sentence => sentence.Atoms))
        {
            if (atom.Is(Concept.Treaty | Concept.Mine | Concept.MineAction) && Clear.Any(word => atom.Word.Contains(word, StringComparison.Ordinal)))
                ours++;
            else if (atom.Is(Concept.OtherTreaty | Concept.OtherWeapon))
                others++;
        }

        return ours > 1 || (ours == 1 && others < 4);
    }
}
