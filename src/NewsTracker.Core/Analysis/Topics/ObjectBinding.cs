using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Finds what an event is about: the object behind its word, what stands before it, the rest of the sentence, the article.</summary>
internal static class ObjectBinding
{
    private const int FarthestBehind = 9;

    /// <summary>What "leave" may have behind it where nobody departs: "left it no choice", "leave no room", "leaving two dead".</summary>
    private static readonly FrozenSet<string> LeftBehind = ["it", "them", "us", "him", "her", "no", "little", "few", "some", "many", "behind", "open", "room", "without", "millions", "thousands", "hundreds", "people", "undefended"];

    public static Binding ToTreaty(Event reading)
    {
        var atoms = reading.Sentence.Atoms;
        if (LeavesMines(reading))
            return Binding.Other;
        if (Nearest(reading, TreatyKind) is { } kind)
            return kind is Binding.Referred && (reading.After & (Concept.Treaty | Concept.OtherTreaty)) == Concept.OtherTreaty ? Binding.Other : kind;
        if (NamesAnotherObject(reading))
            return Binding.Other;
        if (IsElsewhere(reading.Atom, atoms, reading.At, reading.Clause) || LeavesOtherThing(reading))
            return Binding.Other;
        if (atoms.Any(Concept.Treaty))
            return Binding.Nearby;
        if (atoms.Any(Concept.OtherTreaty))
            return Binding.Other;
        return reading.Focus.IsOurTreaty ? Binding.Implied : Binding.Other;
    }

    public static Binding ToMines(Event reading)
    {
        var atoms = reading.Sentence.Atoms;
        if (NamesItself(reading.Atom))
            return Binding.Named;
        if (reading.IsVerb && reading.Focus.IsOurWeapon && reading.Atom.Word.Contains(" them ", StringComparison.Ordinal))
            return Binding.Referred;
        if (reading.Atom.IsVerb(Concept.Use) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).Any(IsMinefield))
            return Binding.Named;
        if (reading.Atom.HasForm(Concept.Use, WordForm.Past) && reading.At > 1 && atoms[reading.At - 1].Is(Concept.Be) && reading.Between(reading.Clause.From, reading.At).Any(IsMinefield))
            return Binding.Named;
        if (reading.IsVerb && reading.At + 1 < reading.Clause.To && atoms[reading.At + 1].Word == "them" && reading.Focus.IsOurWeapon && !atoms.Any(Concept.OtherWeapon))
            return Binding.Referred;
        if (HasAnotherAntecedent(reading))
            return Binding.Other;
        if (Nearest(reading, WeaponKind) is { } kind)
            return kind;
        if (reading.Clause is { Kind: ClauseKind.Relative, From: > 0 } && atoms[reading.Clause.From - 1] is var antecedent && (antecedent.Is(Concept.Mine) || (reading.Atom.Is(Concept.Use) && IsMinefield(antecedent))))
            return Binding.Named;
        if (Passives.IsOfWeapons(reading.Sentence, reading.Clause, reading.At) && reading.Focus.IsOurWeapon && (reading.Focus.LastSentenceNamesWeapon || Passives.IsPlural(reading.Sentence, reading.Clause)))
            return Binding.Referred;
        if (reading.Focus.IsOurWeapon && (PronounBehind(reading) || IsTheirs(reading)))
            return Binding.Referred;
        if (atoms.Any(atom => atom.Is(Concept.OtherWeapon) && !atom.Is(Concept.Forces)))
            return Binding.Other;
        if (atoms.Any(Concept.Mine))
            return Binding.Nearby;
        return reading.Focus.IsOurWeapon ? Binding.Implied : Binding.Other;
    }

    /// <summary>"a promise that Chad made": what the relative clause is about is no weapon.</summary>
    private static bool HasAnotherAntecedent(Event reading) =>
        reading.Clause is { Kind: ClauseKind.Relative, From: > 0 } && reading.IsVerb && reading.Atom.Is(Concept.Produce) && reading.Sentence.Atoms[reading.Clause.From].Word is "that" or "which"
        && reading.At > reading.Clause.From + 1 && reading.Sentence.Atoms[reading.Clause.From - 1] is { IsSign: false } antecedent && !antecedent.Is(Concept.Mine | Concept.VagueWeapon | Concept.Stock | Concept.NonState | Concept.Office) && !antecedent.NamesStates
        && !reading.Sentence.Atoms[reading.At - 1].Is(Concept.Will | Concept.May) && !reading.Between(reading.At + 1, reading.At + 5).Any(Concept.Mine | Concept.VagueWeapon);

    /// <summary>What is laid may be called by what it makes of the ground.</summary>
    private static bool IsMinefield(Atom atom) => atom.Is(Concept.Ground) && atom.Word.StartsWith("minefield", StringComparison.Ordinal);

    /// <summary>"mine production": the word has its object within.</summary>
    private static bool NamesItself(Atom atom)
    {
        if (atom.Is(Concept.OtherWeapon) || !atom.Word.Contains(' ', StringComparison.Ordinal))
            return false;
        foreach (var word in atom.Word.AsSpan().Split(' '))
        {
            if (atom.Word.AsSpan(word) is "mine" or "mines" or "landmine" or "landmines")
                return true;
        }

        return false;
    }

    /// <summary>"has destroyed its arsenal of them", "has not exported any since".</summary>
    public static bool PronounBehind(Event reading) =>
        reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 7)).Select((atom, i) => (atom, i)).Any(one => one.atom.Word is "them" && reading.Sentence.Atoms[reading.At + one.i].Word != "by")
        || (reading.IsVerb && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 3)) is [{ Word: "its" or "their" or "our" }, { Word: "own" }] && (reading.At + 3 >= reading.Clause.To || reading.Sentence.Atoms[reading.At + 3] is { IsSign: true } or { Word: "anyway" or "too" or "again" or "now" or "instead" }))
        || (reading.IsVerb && reading.At + 1 < reading.Clause.To && reading.Sentence.Atoms[reading.At + 1].Word is "any" or "none" or "some"
            && (reading.At + 2 >= reading.Clause.To || reading.Sentence.Atoms[reading.At + 2].IsSign || reading.Sentence.Atoms[reading.At + 2].Word is "since" or "either" or "of" or "for" or "to" or "in"));

    /// <summary>"a moratorium on their production, export and use".</summary>
    private static bool IsTheirs(Event reading)
    {
        for (var i = reading.At - 1; i >= reading.Clause.From && i >= reading.At - 8; i--)
        {
            if (reading.Sentence.Atoms[i].Word == "their")
                return reading.Between(Math.Max(reading.Clause.From, i - 3), i).Any(atom => atom.IsNoun(Concept.Ban) || (atom.IsVerb(Concept.Ban) && reading.HasBefore(Concept.Perfect)));
        }

        return false;
    }

    private static Binding? Nearest(Event reading, Func<Atom, DocumentFocus, Binding?> kindOf)
    {
        var atoms = reading.Sentence.Atoms;
        for (var i = reading.At + 1; i < reading.Clause.To && i <= reading.At + FarthestBehind; i++)
        {
            if (kindOf(atoms[i], reading.Focus) is not { } kind)
                continue;

            // "cluster munitions and anti-personnel mines": both.
            return kind is Binding.Other && IsNamedIn(reading.Between(i + 1, Math.Min(reading.Clause.To, i + 4)), reading.Focus, kindOf) ? Binding.Named : kind;
        }

        for (var i = reading.At - 1; i >= reading.Clause.From && i >= reading.At - FarthestBehind; i--)
        {
            if (kindOf(atoms[i], reading.Focus) is { } kind)
                return kind;
        }

        return null;
    }

    private static bool IsNamedIn(AtomRange atoms, DocumentFocus focus, Func<Atom, DocumentFocus, Binding?> kindOf)
    {
        foreach (var atom in atoms)
        {
            if (kindOf(atom, focus) is Binding.Named)
                return true;
        }

        return false;
    }

    /// <summary>"gave up its old mines": the object is a weapon.</summary>
    private static bool LeavesMines(Event reading) =>
        reading.Atom.Is(Concept.Leave | Concept.LeaveNoun)
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 6)).FirstOrDefault(atom => atom.Is(Concept.Mine | Concept.Treaty | Concept.VagueTreaty | Concept.OtherWeapon)) is { } first
        && !first.Is(Concept.Treaty | Concept.VagueTreaty);

    private static Binding? TreatyKind(Atom atom, DocumentFocus focus) =>
        atom.Is(Concept.Treaty) ? Binding.Named
        : atom.Is(Concept.OtherTreaty) || (atom.Is(Concept.OtherWeapon) && !atom.Is(Concept.Mine)) ? Binding.Other
        : atom.Is(Concept.VagueTreaty) && !atom.IsVerb(Concept.Ban) ? (focus.IsOurTreaty ? Binding.Referred : Binding.Other)
        : null;

    private static Binding? WeaponKind(Atom atom, DocumentFocus focus) =>
        atom.Is(Concept.Mine) ? Binding.Named
        : atom.Is(Concept.OtherWeapon | Concept.OtherTreaty | Concept.MineAction) && !atom.Is(Concept.Forces) ? Binding.Other
        : atom.Is(Concept.VagueWeapon) ? (focus.IsOurWeapon ? Binding.Referred : Binding.Other)
        : null;

    /// <summary>"withdrawn from the market": a preposition governs something that is no treaty.</summary>
    private static bool NamesAnotherObject(Event reading) =>
        reading.Atom.IsVerb(Concept.Leave) && reading.Atom.LastWord is "from" or "of" && reading.At + 1 < reading.Clause.To && !reading.Sentence.Atoms[reading.At + 1].IsSign
        && !reading.Between(reading.At + 1, reading.At + 3).Any(atom => atom.Word is "it" or "them");

    private static readonly FrozenSet<string> Times = ["day", "week", "month", "year", "days", "weeks", "months", "years", "morning", "same", "next", "first", "last", "earlier", "before", "moment", "fold", "club", "family", "bloc", "group", "ranks"];

    /// <summary>"leaves the agreed route", "left the room": a thing that is named and is no treaty.</summary>
    private static bool LeavesOtherThing(Event reading) =>
        reading.Atom.IsVerb(Concept.Leave) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).TakeWhile(atom => !atom.IsSign && !atom.Is(Concept.Preposition)) is { Count: > 1 } behind
        && behind[0].Word is "the" or "a" or "an" or "his" or "her" && !Times.Contains(behind[^1].Word) && !Times.Contains(behind[1].Word) && behind.All(atom => atom.Concepts == Concept.None && !atom.NamesStates);

    /// <summary>"left it.": the treaty; "left it no choice": somebody.</summary>
    private static bool IsTreatyPronoun(AtomRange atoms, int at) => atoms[at].Word == "it" && (at + 1 >= atoms.Count || atoms[at + 1].IsSign || atoms[at + 1].Is(Concept.Preposition));

    /// <summary>"left the country", "withdrew from Kherson": the object is a place.</summary>
    private static bool IsElsewhere(Atom verb, AtomRange atoms, int at, Clause clause)
    {
        if (at + 1 < clause.To && verb.Word is "leave" or "leaves" or "leaving" or "left" && LeftBehind.Contains(atoms[at + 1].Word) && !IsTreatyPronoun(atoms, at + 1))
            return true;
        for (var i = at + 1; i < clause.To && i <= at + 3 && !atoms[i].IsSign; i++)
        {
            if (atoms[i].NamesStates && !atoms[i].IsPossessive && verb.IsVerb(Concept.Leave) && (atoms[i].NamedBy < Countries.CountryNameKind.Adjective || atoms[i].NamedBy is Countries.CountryNameKind.Capital) && atoms[i - 1].Word is not "by")
                return true;
        }

        return false;
    }
}
