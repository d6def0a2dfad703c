using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Finds what an event is about: the object behind its word, what stands before it, the rest of the sentence, the article.</summary>
internal static class ObjectBinding
{
    private const int FarthestBehind = 9;

    private static readonly HashSet<string> Pronouns = ["it", "them", "this", "one", "some", "any"];

    public static Binding ToTreaty(Event reading)
    {
        var atoms = reading.Sentence.Atoms;
        if (Nearest(reading, atom => TreatyKind(atom, reading.Focus)) is { } kind)
            return kind;
        if (IsElsewhere(reading.Atom, atoms, reading.At, reading.Clause))
            return Binding.Other;
        if (atoms.Any(atom => atom.Is(Concept.Treaty)))
            return Binding.Nearby;
        if (atoms.Any(atom => atom.Is(Concept.OtherTreaty)))
            return Binding.Other;
        return reading.Focus.IsOurTreaty ? Binding.Implied : Binding.Other;
    }

    public static Binding ToMines(Event reading)
    {
        var atoms = reading.Sentence.Atoms;
        if (Nearest(reading, atom => WeaponKind(atom, reading.Focus)) is { } kind)
            return kind;
        if (reading.At + 1 < atoms.Count && Pronouns.Contains(atoms[reading.At + 1].Word) && reading.Focus.IsOurWeapon)
            return Binding.Referred;
        if (atoms.Any(atom => atom.Is(Concept.OtherWeapon)))
            return Binding.Other;
        if (atoms.Any(atom => atom.Is(Concept.Mine)))
            return Binding.Nearby;
        return reading.Focus.IsOurWeapon ? Binding.Implied : Binding.Other;
    }

    private static Binding? Nearest(Event reading, Func<Atom, Binding?> kindOf)
    {
        var atoms = reading.Sentence.Atoms;
        for (var i = reading.At + 1; i < reading.Clause.To && i <= reading.At + FarthestBehind; i++)
        {
            if (kindOf(atoms[i]) is { } kind)
                return kind;
        }

        for (var i = reading.At - 1; i >= reading.Clause.From && i >= reading.At - FarthestBehind; i--)
        {
            if (kindOf(atoms[i]) is { } kind)
                return kind is Binding.Named ? Binding.Named : kind;
        }

        return null;
    }

    private static Binding? TreatyKind(Atom atom, DocumentFocus focus) =>
        atom.Is(Concept.Treaty) ? Binding.Named
        : atom.Is(Concept.OtherTreaty) || (atom.Is(Concept.OtherWeapon) && !atom.Is(Concept.Mine)) ? Binding.Other
        : atom.Is(Concept.VagueTreaty) && !atom.IsVerb(Concept.Ban) ? (focus.IsOurTreaty ? Binding.Referred : Binding.Other)
        : null;

    private static Binding? WeaponKind(Atom atom, DocumentFocus focus) =>
        atom.Is(Concept.Mine) ? Binding.Named
        : atom.Is(Concept.OtherWeapon) || atom.Is(Concept.OtherTreaty) ? Binding.Other
        : atom.Is(Concept.VagueWeapon) ? (focus.IsOurWeapon ? Binding.Referred : Binding.Other)
        : null;

    /// <summary>"left the country", "withdrew from Kherson": the object is a place.</summary>
    private static bool IsElsewhere(Atom verb, IReadOnlyList<Atom> atoms, int at, Clause clause)
    {
        for (var i = at + 1; i < clause.To && i <= at + 3; i++)
        {
            if (atoms[i].NamesStates && !atoms[i].IsPossessive && verb.IsVerb(Concept.Leave) && atoms[i].NamedBy < Countries.CountryNameKind.Adjective && atoms[i - 1].Word is not "by")
                return true;
        }

        return false;
    }
}
