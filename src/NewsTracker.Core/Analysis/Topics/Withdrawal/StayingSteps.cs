using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Withdrawal;

/// <summary>Staying in, following others out, weighing it.</summary>
internal static class StayingSteps
{
    private static readonly string[] Reviews = ["review", "reconsider", "rethink", "rethought", "reassess", "re examin", "weigh", "mull", "consider", "stud", "assess", "examin", "discuss", "debat", "consult", "evaluat", "revisit", "under review", "under consideration"];

    /// <summary>What a state reviews of its own where it thinks of leaving: "its place in the Convention".</summary>
    private static readonly FrozenSet<string> OwnParts = ["membership", "place", "participation", "adherence", "status", "role"];

    /// <summary>"Norway: stays.": without a word behind it.</summary>
    private static bool IsBare(Event reading) =>
        !reading.Atom.Word.Contains(' ', StringComparison.Ordinal) && reading.At + 1 < reading.Sentence.Atoms.Count && !reading.Sentence.Atoms[reading.At + 1].IsSign;

    public static Stance? OfStaying(Event reading, Binding binding)
    {
        if (reading.Matrix.HasFlag(Concept.Consider) || (reading.Clause.Kind is Reading.ClauseKind.Content && reading.Sentence.Atoms[reading.Clause.From].Word is "whether" or "on whether"))
            return binding is Binding.Implied && !reading.Focus.IsAboutLeaving ? null : Stance.Considers;
        if (reading.Has(Concept.If) || reading.HasBefore(Concept.Not | Concept.Urge) || reading.IsObligation || IsBare(reading) || TellsStatus(reading))
            return null;
        return binding is Binding.Implied && !reading.Focus.IsAboutLeaving ? null : Stance.RulesOut;
    }

    /// <summary>"Sweden remains a party": what it is; to say that it will be is to refuse to leave.</summary>
    private static bool TellsStatus(Event reading) =>
        reading.Atom.IsVerbIn(WordForm.Third) && (reading.Atom.Word.EndsWith("party", StringComparison.Ordinal) || reading.Atom.Word.EndsWith("member", StringComparison.Ordinal))
        && !reading.HasBefore(Concept.Will | Concept.Intend | Concept.Decide);

    public static Stance? OfFollowing(Event reading)
    {
        if (!reading.Focus.IsAboutLeaving || reading.Atom.Word.EndsWith(" so", StringComparison.Ordinal) || reading.Atom.Word.EndsWith(" by", StringComparison.Ordinal))
            return null;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut))
            return reading.HasBefore(Concept.Undecided) ? Stance.Considers : Stance.RulesOut;
        if (reading.HasBefore(Concept.Consider | Concept.May) || reading.Sentence.IsQuestion)
            return Stance.Considers;
        return reading.Has(Concept.Intend | Concept.Will | Concept.Decide) ? Stance.Intends
            : reading.IsVerb && reading.Between(reading.At + 1, reading.Clause.To).Any(atom => char.IsAsciiDigit(atom.Word.FirstOrDefault())) ? Stance.Formalises
            : null;
    }

    /// <summary>An entry of a list that says no more than "Nothing planned".</summary>
    public static Stance? OfRefusalAlone(Event reading) =>
        reading.Focus.IsAboutLeaving && !IsAgainstSomething(reading) && Length(reading) <= 10 && reading.Subject.Link is SubjectLink.Entry or SubjectLink.Clause && (reading.Before & (Concept.Mine | Concept.Use)) == Concept.None ? Stance.RulesOut : null;

    /// <summary>"Calls to leave were rejected by the government".</summary>
    public static bool IsRejectedProposal(Event reading) =>
        reading is { IsPast: true, At: > 0, Subject: { Link: SubjectLink.Agent, Kind: ActorKind.State or ActorKind.Office } } && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be) && !reading.HasBefore(Concept.Not)
        && (reading.Before & (Concept.Leave | Concept.LeaveNoun)) != Concept.None;

    /// <summary>"turned down a motion that would have instructed the government to give notice": what would have been is not to be.</summary>
    public static bool IsOfRejected(Event reading) =>
        reading.Clause.Kind is Reading.ClauseKind.Relative && reading.Between(reading.Clause.From, reading.At) is var before
        && before.FindIndex(atom => atom.Word == "would") is >= 0 and var would && would + 1 < before.Count && before[would + 1].Is(Concept.Perfect)
        && reading.Sentence.Above(reading.Clause) is { } above && reading.Sentence.Atoms.Between(above.From, above.To).Any(atom => atom.IsVerb(Concept.RuleOut));

    /// <summary>"racing against the clock" refuses nothing.</summary>
    private static bool IsAgainstSomething(Event reading) =>
        reading.Atom.Word == "against" && reading.At + 1 < reading.Clause.To && !reading.Sentence.Atoms[reading.At + 1].IsSign
        && (reading.After & (Concept.Treaty | Concept.VagueTreaty | Concept.LeaveNoun | Concept.Leave)) == Concept.None;

    public static bool IsReview(Event reading) =>
        !reading.Between(reading.At + 1, reading.At + 2).Any(next => next.Word.StartsWith("conference", StringComparison.Ordinal)) && Reviews.Any(stem => reading.Atom.Word.StartsWith(stem, StringComparison.Ordinal));

    public static Stance? OfReview(Event reading)
    {
        // "considers the withdrawals a mistake".
        if (reading.Atom.Is(Concept.Say) && (reading.After & (Concept.Regret | Concept.Criticise)) != Concept.None)
            return null;
        var ofMembership = reading.Between(reading.At + 1, reading.Clause.To).Any(atom => OwnParts.Contains(atom.Word));
        var refuses = reading.HasBefore(Concept.Not | Concept.RuleOut) && !reading.HasBefore(Concept.Undecided) && reading.Atom.Word.StartsWith("re", StringComparison.Ordinal) && reading.Sentence.Atoms.Any(Concept.Treaty);
        if ((!reading.Focus.IsAboutLeaving && !ofMembership && !refuses) || reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Join | Concept.Ratify) && atom.Word != "membership"))
            return null;
        if (reading.HasBefore(Concept.Undecided) || (reading.HasBefore(Concept.Not) && reading.HasBefore(Concept.RuleOut)))
            return Stance.Considers;
        return reading.HasBefore(Concept.Not | Concept.RuleOut) ? Stance.RulesOut : Stance.Considers;
    }

    /// <summary>"Finland reviews nothing": too short to be about something else.</summary>
    public static bool IsShort(Event reading) =>
        Length(reading) <= 12 && !ReviewsSomethingElse(reading) && (reading.After & (Concept.Acquire | Concept.Produce | Concept.Transfer | Concept.Use | Concept.MineAction | Concept.OtherWeapon)) == Concept.None;

    private static readonly FrozenSet<string> Matters =
    [
        "it", "this", "that", "them", "whether", "such", "matter", "matters", "question", "questions", "issue", "issues", "subject", "topic", "idea", "option", "options", "step", "steps", "move", "moves", "possibility", "course", "position", "stance", "policy", "situation", "decision",
        "nothing", "all", "everything", "again", "now", "further", "similar", "same", "measures", "possibilities", "future", "place", "membership", "role", "status", "participation", "security", "threat", "needs",
    ];

    /// <summary>"studied the ceiling": an object that is no step.</summary>
    private static bool ReviewsSomethingElse(Event reading) =>
        reading.IsVerb && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 6)).TakeWhile(atom => !atom.IsSign && !atom.Is(Concept.Preposition)) is { Count: > 1 } behind
        && behind[0].Word is "the" or "a" or "an" or "his" or "her"
        && !behind.Any(atom => Matters.Contains(atom.Word) || atom.Concepts != Concept.None || atom.NamesStates);

    /// <summary>Up to the next sign: "…, the adviser said" tells nothing of what is reviewed.</summary>
    private static int Length(Event reading) =>
        reading.At - reading.Clause.From + reading.Between(reading.At, reading.Clause.To).TakeWhile(atom => !atom.IsSign).Count;
}
