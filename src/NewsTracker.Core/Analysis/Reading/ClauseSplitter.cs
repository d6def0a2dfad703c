using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Cuts a sentence where signs and conjunctions begin a clause. Commas in a list of states do not.</summary>
internal static class ClauseSplitter
{
    private static readonly FrozenDictionary<string, ClauseKind> Openers = new Dictionary<string, ClauseKind>
    {
        ["that"] = ClauseKind.Content,
        ["whether"] = ClauseKind.Content,
        ["how"] = ClauseKind.Content,
        ["which"] = ClauseKind.Relative,
        ["who"] = ClauseKind.Relative,
        ["whose"] = ClauseKind.Relative,
        ["where"] = ClauseKind.Relative,
        ["if"] = ClauseKind.Condition,
        ["unless"] = ClauseKind.Condition,
        ["while"] = ClauseKind.Adverbial,
        ["although"] = ClauseKind.Adverbial,
        ["though"] = ClauseKind.Adverbial,
        ["whereas"] = ClauseKind.Adverbial,
        ["because"] = ClauseKind.Adverbial,
        ["since"] = ClauseKind.Adverbial,
        ["until"] = ClauseKind.Adverbial,
        ["when"] = ClauseKind.Adverbial,
        ["even"] = ClauseKind.Adverbial,
        ["but"] = ClauseKind.Main,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AfterComma = ["and", "or", "so", "yet", "as", "after", "before", "once", "nor", "with"];

    private static readonly FrozenSet<string> Subjects = ["it", "he", "she", "they", "we", "i"];

    public static IReadOnlyList<Clause> Split(string text, AtomRange atoms, bool startsLine)
    {
        var clauses = new List<Clause>();
        var (from, kind) = (0, InitialKind(atoms));
        for (var i = 1; i < atoms.Count; i++)
        {
            if ((KindAt(text, atoms, i) ?? (EndsSubordinate(atoms, i, kind) ? ClauseKind.Main : null)) is not { } next)
                continue;
            if (from == 0 && clauses.Count == 0 && startsLine && IsDateline(text, atoms, i))
                kind = ClauseKind.Dateline;
            clauses.Add(new Clause(from, i, kind));
            (from, kind) = (i, next);
        }

        clauses.Add(new Clause(from, atoms.Count, kind));
        return clauses;
    }

    /// <summary>"Although it is no party, Laos …": a sentence may open with its subordinate clause.</summary>
    private static ClauseKind InitialKind(AtomRange atoms) =>
        Openers.TryGetValue(atoms[0].Word, out var kind) && kind is ClauseKind.Adverbial or ClauseKind.Condition && atoms[0].Word is not "even" && !IsSinceThen(atoms, 0) ? kind : ClauseKind.Main;

    /// <summary>"since then", "since 2001", "until 2030": a time, no clause.</summary>
    private static bool IsSinceThen(AtomRange atoms, int i) =>
        atoms[i].Word is "since" or "until" && i + 1 < atoms.Count && (atoms[i + 1].Word == "then" || char.IsAsciiDigit(atoms[i + 1].Word.FirstOrDefault()));

    /// <summary>", Norway has …" behind "while another leaves".</summary>
    private static bool EndsSubordinate(AtomRange atoms, int i, ClauseKind kind) =>
        (kind is ClauseKind.Content && atoms[0].Word == "asked" && atoms[i - 1].Word == "," && (atoms[i].NamesStates || atoms[i].Is(Concept.Office) || Subjects.Contains(atoms[i].Word) || atoms[i].Word is "the" or "a"))
        || kind is ClauseKind.Relative or ClauseKind.Adverbial or ClauseKind.Condition && i >= 2 && atoms[i - 1].Word == "," && !atoms[i - 2].NamesStates
        && (atoms[i].NamesStates || Subjects.Contains(atoms[i].Word) || atoms[i].Word is "the" or "a" or "both" or "two" or "three" or "four" or "five" || atoms[i].Is(Concept.OwnCountry)
            || (kind is ClauseKind.Relative && (atoms[i].Is(Concept.Be | Concept.Perfect | Concept.Will | Concept.May | Concept.Did) || ResumesMain(atoms, i))));

    /// <summary>"Sweden, which leads a force in the north, remains …": a finite verb behind the comma that ends a relative clause of some length belongs to the one before it.</summary>
    private static bool ResumesMain(AtomRange atoms, int i)
    {
        const int ShortestRelative = 5;
        return atoms[i].IsFiniteVerb
            && !atoms.Skip(i - ShortestRelative).Take(ShortestRelative - 1).Any(atom => atom.IsSign)
            && !(i + 2 < atoms.Count && atoms[i + 1].Word is "and" or "or" or "," && atoms[i + 2].IsAnyVerb);
    }

    private static ClauseKind? KindAt(string text, AtomRange atoms, int i)
    {
        var atom = atoms[i];
        if (atom.IsSign)
            return atom.Word is ";" or ":" || IsDash(text, atoms, i) ? ClauseKind.Main : atom.Word is "(" ? ClauseKind.Adverbial : null;
        var previous = atoms[i - 1];
        if (Openers.TryGetValue(atom.Word, out var kind) && !IsSinceThen(atoms, i))
            return atom.Word == "that" && i + 1 < atoms.Count && IsFinite(atoms[i + 1]) ? ClauseKind.Relative : KindOf(kind, atom.Word == "that", previous, i > 1 ? atoms[i - 2] : previous);
        if (previous.Is(Concept.Mine | Concept.Treaty | Concept.VagueWeapon) && i + 1 < atoms.Count && (Subjects.Contains(atom.Word) || (atom.NamesStates && !atom.IsPossessive && atom.NamedBy < Core.Countries.CountryNameKind.Adjective)) && IsFinite(atoms[i + 1]))
            return ClauseKind.Relative;
        if (Sayings.Contains(previous.Word) && i >= 2 && (StartsSubject(atoms, i) || IsStateWithVerb(atoms, i)) && HasFinite(atoms, i + 1))
            return ClauseKind.Content;
        if (atom.Word is "whether" or "on whether")
            return ClauseKind.Content;
        if (previous.Word == "," && AfterComma.Contains(atom.Word) && !IsInList(atoms, i) && !IsInListOfVerbs(atoms, i))
            return ClauseKind.Main;
        if (atom.Word is "after" or "before" or "as" or "just as" && StartsOwnClause(atoms, i + 1))
            return ClauseKind.Adverbial;
        if (previous.Word is "and" or "or" && (Subjects.Contains(atom.Word) || StartsSubject(atoms, i)))
            return ClauseKind.Main;
        return previous.Word == ")" ? ClauseKind.Main : null;
    }

    /// <summary>Behind them a clause may follow without "that": "residents say soldiers laid mines".</summary>
    private static readonly FrozenSet<string> Sayings = ["say", "says", "said", "claim", "claims", "claimed", "believe", "believes", "allege", "alleges", "alleged", "insist", "insists", "insisted"];

    /// <summary>"Peru said Chile had laid mines": whoever says it may be a state too.</summary>
    private static bool IsStateWithVerb(AtomRange atoms, int i) =>
        atoms[i].NamesStates && i + 1 < atoms.Count && IsFinite(atoms[i + 1]);

    private static bool HasFinite(AtomRange atoms, int from)
    {
        const int Farthest = 6;
        return atoms.Skip(from).Take(Farthest).TakeWhile(atom => !atom.IsSign).Any(IsFinite);
    }

    /// <summary>"the mines that it lays" opens a relative clause, "said that it lays mines" tells a content.</summary>
    private static ClauseKind KindOf(ClauseKind kind, bool isThat, Atom previous, Atom beforeIt) =>
        kind is ClauseKind.Content && isThat && (previous.Is(Concept.Mine | Concept.Treaty | Concept.VagueTreaty | Concept.Ground) || (previous.Is(Concept.NonState) && !beforeIt.IsVerb(Concept.Say | Concept.Urge))) ? ClauseKind.Relative : kind;

    /// <summary>"a law that would end it": a verb right behind "that" has it for its subject.</summary>
    private static bool IsFinite(Atom atom) =>
        atom.Is(Concept.Will | Concept.May | Concept.Be | Concept.Perfect | Concept.Did) || atom.IsFiniteVerb;

    private static bool IsInList(AtomRange atoms, int i) =>
        i >= 2 && i + 1 < atoms.Count && atoms[i - 2].NamesStates && (atoms[i + 1].NamesStates || (i + 2 < atoms.Count && atoms[i + 2].NamesStates)) && atoms[i].Word is "and" or "or" or "nor";

    /// <summary>"will not develop, produce, or acquire mines": the last of several verbs in one form shares subject, negation and object with those before it.</summary>
    private static bool IsInListOfVerbs(AtomRange atoms, int i) =>
        i >= 2 && i + 1 < atoms.Count && atoms[i].Word is "and" or "or" or "nor"
        && atoms[i + 1].Meanings.Any(last => last.IsVerb && atoms[i - 2].Meanings.Any(meaning => meaning.IsVerb && meaning.Form == last.Form));

    /// <summary>"… and Norway has": a state behind "and" with a verb of its own, where no state stands before "and".</summary>
    private static bool StartsSubject(AtomRange atoms, int i) =>
        atoms[i].NamesStates && i >= 2 && !atoms[i - 2].NamesStates && i + 1 < atoms.Count
        && (atoms[i + 1].Is(Concept.Perfect | Concept.Be | Concept.Did | Concept.Will | Concept.May) || atoms[i + 1].IsFiniteVerb);

    /// <summary>"after Helsinki announced", "as it leaves".</summary>
    private static bool StartsOwnClause(AtomRange atoms, int i)
    {
        if (i < atoms.Count && atoms[i].Word is "the" or "its" or "a")
            i++;
        return i + 1 < atoms.Count && (atoms[i].NamesStates || Subjects.Contains(atoms[i].Word) || atoms[i].Is(Concept.Office | Concept.NonState | Concept.Forces))
            && atoms.Skip(i + 1).Take(3).Any(atom => atom.Is(Concept.Be | Concept.Perfect | Concept.Will | Concept.May | Concept.Did) || atom.IsFiniteVerb);
    }

    private static bool IsDash(string text, AtomRange atoms, int i) =>
        text[atoms[i].Start] is '-' or '–' or '—' && (text[atoms[i].Start] == '—' || (i > 0 && atoms[i - 1].End < atoms[i].Start));

    /// <summary>Up to a dash, within the first words of a paragraph, one of them all in capitals or a place.</summary>
    private static bool IsDateline(string text, AtomRange atoms, int dash) =>
        dash <= 9 && IsDash(text, atoms, dash) && atoms.Take(dash).All(atom => !atom.IsFiniteVerb)
        && (IsShouted(text, atoms[0]) || atoms.Take(dash).Any(atom => char.IsAsciiDigit(text[atom.Start])));

    private static bool IsShouted(string text, Atom atom) => atom.End - atom.Start > 2 && !text.AsSpan(atom.Start, atom.End - atom.Start).ContainsAnyInRange('a', 'z');
}
