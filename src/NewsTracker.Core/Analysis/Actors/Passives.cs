using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>"They would be used only in war": the subject is what is used, and who uses it is whoever was spoken of.</summary>
internal static class Passives
{
    private const Concept Deeds = Concept.Produce | Concept.Acquire | Concept.Hold | Concept.Destroy | Concept.Use | Concept.Transfer;

    private static readonly FrozenSet<string> Things = ["they", "these", "those", "it"];

    /// <summary>Whether the thing is one of several: "it" may as well be the treaty.</summary>
    public static bool IsPlural(Sentence sentence, Clause clause) => sentence.Atoms.Skip(clause.From).FirstOrDefault(atom => !atom.IsSign && !atom.Is(Concept.Preposition))?.Word is "they" or "these" or "those";

    public static bool IsOfWeapons(Sentence sentence, Clause clause, int at)
    {
        var atoms = sentence.Atoms;
        if (!atoms[at].Meanings.Any(meaning => meaning.IsVerb && meaning.Form is WordForm.Past && (meaning.Concept & Deeds) != Concept.None))
            return false;
        var be = at - 1;
        while (be > clause.From && be > at - 3 && !atoms[be].Is(Concept.Be))
            be--;
        return be > clause.From && atoms[be].Is(Concept.Be) && atoms.Between(clause.From, be).FirstOrDefault(atom => !atom.IsSign && !atom.Is(Concept.Preposition)) is { } first && Things.Contains(first.Word);
    }
}
