using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Joins a treaty and what it is about: "the treaty against anti-personnel mines", "a pact that outlaws cluster bombs".</summary>
internal static class TreatyNames
{
    private const int FarthestWeapon = 5;

    private static readonly FrozenSet<string> Links =
    [
        "on", "against", "banning", "prohibiting", "outlawing", "forbidding", "barring", "of", "that", "which", "bans", "ban", "outlaws", "prohibits", "forbids", "the", "a", "their", "use", "all", "about", "covering", "to", "prohibition", "called", "so", "for", "anti",
    ];

    public static AtomRange Join(AtomRange atoms)
    {
        if (!atoms.Any(Concept.Treaty | Concept.VagueTreaty))
            return atoms;
        var joined = new List<Atom>(atoms.Count);
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Is(Concept.VagueTreaty | Concept.Treaty) && !atoms[i].IsPossessive && WeaponAfter(atoms, i) is { } weapon)
            {
                var concept = atoms[i].Is(Concept.Treaty) || atoms[weapon].Is(Concept.Mine) || atoms[weapon].Word == "destruction" ? Concept.Treaty : Concept.OtherTreaty;
                joined.Add(new Atom(atoms[i].Start, atoms[weapon].End, atoms.Skip(i).Take(weapon - i + 1).Words)
                {
                    Concepts = concept,
                    Meanings = [new Meaning(concept, WordForm.Plain, IsVerb: false)],
                    IsQuoted = atoms[i].IsQuoted,
                });
                i = weapon;
                continue;
            }

            if (atoms[i].Word == "outside" && i + 1 < atoms.Count && atoms[atoms[i + 1].Word is "the" && i + 2 < atoms.Count ? i + 2 : i + 1].Is(Concept.Treaty))
            {
                joined.Add(atoms[i] with { Concepts = Concept.Out, Meanings = [new Meaning(Concept.Out, WordForm.Plain, IsVerb: false)] });
                continue;
            }

            joined.Add(IsAboutSomethingElse(atoms, i) ? atoms[i] with { Concepts = atoms[i].Concepts & ~Concept.VagueTreaty, Meanings = [.. atoms[i].Meanings.Where(meaning => (meaning.Concept & Concept.VagueTreaty) == Concept.None)] } : atoms[i]);
        }

        return new AtomRange(joined);
    }

    /// <summary>"commitments to spend more", "the NATO pact", "an accord", "an agreement with the World Bank": the noun says itself what it is about.</summary>
    private static bool IsAboutSomethingElse(AtomRange atoms, int i) =>
        atoms[i].IsNoun(Concept.VagueTreaty) && !atoms[i].IsNoun(Concept.Ban)
        && ((i > 0 && atoms[i - 1].Word is "a" or "an" or "another") || (i > 0 && atoms[i - 1].Is(Concept.Organisation) && !atoms[i - 1].IsPossessive)
            || (i + 1 < atoms.Count && atoms[i + 1].Word is "to" or "with" or "on" or "between"
                && !atoms.Skip(i + 2).Take(FarthestWeapon).TakeWhile(atom => !atom.IsSign).Any(Concept.Treaty | Concept.VagueTreaty | Concept.Mine | Concept.VagueWeapon | Concept.MineAction | Concept.Ground | Concept.Victim | Concept.Join | Concept.Uphold)));

    /// <summary>The full name, in whatever order: "Convention on the Prohibition of the Use, Production, Stockpiling and Transfer of Anti-personnel Landmines and on Their Destruction".</summary>
    private static int? EndOfFullName(AtomRange atoms, int treaty)
    {
        const int Farthest = 18;
        if (treaty + 3 >= atoms.Count || atoms[treaty + 1].Word != "on" || !atoms.Skip(treaty + 2).Take(2).Any(atom => atom.Word is "prohibition" or "prohibitions"))
            return null;
        for (var i = treaty + 4; i < atoms.Count && i <= treaty + Farthest; i++)
        {
            if (atoms[i].Is(Concept.Mine))
                return i + 4 < atoms.Count && atoms.Skip(i + 1).Take(5).FindIndex(atom => atom.Word == "destruction") is >= 0 and var tail ? i + 1 + tail : i;
            if (atoms[i].Is(Concept.OtherWeapon | Concept.Be | Concept.Perfect) || atoms[i].Word is ";" or ".")
                return null;
        }

        return null;
    }

    private static int? WeaponAfter(AtomRange atoms, int treaty)
    {
        if (EndOfFullName(atoms, treaty) is { } end)
            return end;
        for (var i = treaty + 1; i < atoms.Count && i <= treaty + FarthestWeapon; i++)
        {
            if (atoms[i].Is(Concept.Mine | Concept.OtherWeapon))
                return i > treaty + 1 ? i : null;
            if (!Links.Contains(atoms[i].Word))
                return null;
        }

        return null;
    }
}
