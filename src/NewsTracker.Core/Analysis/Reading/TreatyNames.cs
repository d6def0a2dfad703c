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

            if (atoms[i].Word == "outside" && i + 1 < atoms.Count && atoms[atoms[i + 1].Word is "the" && i + 2 < atoms.Count ? i + 2 : i + 1].Is(Concept.Treaty))
            {
                joined.Add(atoms[i] with { Concepts = Concept.Out, Meanings = [new Meaning(Concept.Out, WordForm.Plain, IsVerb: false)] });
                continue;
            }

            joined.Add(IsAboutSomethingElse(atoms, i) ? atoms[i] with { Concepts = atoms[i].Concepts & ~Concept.VagueTreaty, Meanings = [.. atoms[i].Meanings.Where(meaning => (meaning.Concept & Concept.VagueTreaty) == Concept.None)] } : atoms[i]);
        }

        return joined;
    }

    /// <summary>"commitments to spend more", "the NATO pact", "an accord", "an agreement with the World Bank": the noun says itself what it is about.</summary>
    private static bool IsAboutSomethingElse(List<Atom> atoms, int i) =>
        atoms[i].IsNoun(Concept.VagueTreaty) && !atoms[i].IsNoun(Concept.Ban)
        && ((i > 0 && atoms[i - 1].Word is "a" or "an" or "another") || (i > 0 && atoms[i - 1].Is(Concept.Organisation) && !atoms[i - 1].IsPossessive)
            || (i + 1 < atoms.Count && atoms[i + 1].Word is "to" or "with" or "on" or "between"
                && !atoms.Skip(i + 2).Take(FarthestWeapon).TakeWhile(atom => !atom.IsSign).Any(atom => atom.Is(Concept.Treaty | Concept.VagueTreaty | Concept.Mine | Concept.VagueWeapon | Concept.MineAction | Concept.Ground | Concept.Victim | Concept.Join | Concept.Uphold))));

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
