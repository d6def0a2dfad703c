using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Joins a treaty and what it is about: "the treaty against anti-personnel mines", "a pact that outlaws cluster bombs".</summary>
internal static class TreatyNames
{
    private const int FarthestWeapon = 5;

    private static readonly HashSet<string> Links =
    [
        "on", "against", "banning", "prohibiting", "outlawing", "forbidding", "barring", "of", "that", "which", "bans", "ban", "outlaws", "prohibits", "forbids", "the", "a", "their", "use", "all", "about", "covering", "to", "prohibition", "called", "so", "for", "anti",
    ];

    public static IReadOnlyList<Atom> Join(List<Atom> atoms)
    {
        var joined = new List<Atom>(atoms.Count);
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Is(Concept.VagueTreaty | Concept.Treaty) && !atoms[i].IsPossessive && WeaponAfter(atoms, i) is { } weapon)
            {
                var concept = atoms[i].Is(Concept.Treaty) || atoms[weapon].Is(Concept.Mine) ? Concept.Treaty : Concept.OtherTreaty;
                joined.Add(new Atom(atoms[i].Start, atoms[weapon].End, string.Join(' ', atoms.Skip(i).Take(weapon - i + 1).Select(atom => atom.Word)))
                {
                    Concepts = concept,
                    Meanings = [new Meaning(concept, WordForm.Plain, IsVerb: false)],
                    IsQuoted = atoms[i].IsQuoted,
                });
                i = weapon;
                continue;
            }

            joined.Add(atoms[i]);
        }

        return joined;
    }

    private static int? WeaponAfter(List<Atom> atoms, int treaty)
    {
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
