using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Joins the noun of clearing and the mines it is about: "the removal of all these landmines".</summary>
internal static class ClearingNames
{
    private const int FarthestMine = 5;

    private static readonly FrozenSet<string> Heads = ["removal", "clearing", "clearance", "disarming", "lifting", "defusing", "detection", "detecting"];

    private static readonly FrozenSet<string> Between = ["of", "the", "all", "these", "those", "its", "their", "our", "any", "such", "remaining", "old"];

    public static AtomRange Join(AtomRange atoms)
    {
        if (!atoms.Any(atom => Heads.Contains(atom.Word)))
            return atoms;
        var joined = new List<Atom>(atoms.Count);
        for (var i = 0; i < atoms.Count; i++)
        {
            if (!Heads.Contains(atoms[i].Word) || MineAfter(atoms, i) is not { } mine)
            {
                joined.Add(atoms[i]);
                continue;
            }

            joined.Add(new Atom(atoms[i].Start, atoms[mine].End, atoms.Skip(i).Take(mine - i + 1).Words)
            {
                Concepts = Concept.MineAction,
                Meanings = [new Meaning(Concept.MineAction, WordForm.Plain, IsVerb: false)],
                IsQuoted = atoms[i].IsQuoted,
            });
            i = mine;
        }

        return new AtomRange(joined);
    }

    private static int? MineAfter(AtomRange atoms, int head)
    {
        if (head + 1 >= atoms.Count || atoms[head + 1].Word != "of")
            return null;
        for (var i = head + 2; i < atoms.Count && i <= head + FarthestMine; i++)
        {
            if (atoms[i].Is(Concept.Mine | Concept.Ground))
                return i;
            if (!Between.Contains(atoms[i].Word) && !atoms[i].NamesStates)
                return null;
        }

        return null;
    }
}
