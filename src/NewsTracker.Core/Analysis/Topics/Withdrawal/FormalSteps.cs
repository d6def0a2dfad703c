using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Withdrawal;

/// <summary>Votes, signatures and notices that name neither the act nor the treaty: in a report on leaving, steps of leaving.</summary>
internal static class FormalSteps
{
    /// <summary>"signed", or a phrase that says what: "signed the law".</summary>
    public static bool IsSignature(Atom atom) =>
        (atom.Word == "signed" && atom.Is(Concept.Ratify))
        || SaysWhat(atom);

    private static bool SaysWhat(Atom atom) => atom.IsNoun(Concept.Formal) && Laws.Any(law => atom.Word.EndsWith(law, StringComparison.Ordinal));

    private static readonly string[] Laws = [" law", " act", " bill", " decree", " legislation"];

    /// <summary>"Chile's president signed in May": in a report on leaving, the law on leaving.</summary>
    public static Stance? OfSigning(Event reading, Binding binding) =>
        reading.Focus.IsAboutLeaving && reading.Subject.Kind is ActorKind.Office && (binding < Binding.Nearby || SaysWhat(reading.Atom)) && !reading.HasBefore(Concept.Not | Concept.Will | Concept.May | Concept.Yet)
        && !reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Join | Concept.OtherWeapon) || atom.Word is "memorandum" or "contract" or "contracts" or "order" or "orders" or "agreement")
            ? Stance.Formalises
            : null;

    /// <summary>"handed in its notice", "a notice is expected".</summary>
    public static Stance? OfNotice(Event reading)
    {
        if (!reading.Focus.IsAboutLeaving || reading.Focus.LastActIsJoining || LeavingSteps.IsHypothetical(reading) || (reading.After & Concept.Regret) != Concept.None || reading.Sentence.Atoms.Any(Concept.Join | Concept.Ratify))
            return null;
        if ((reading.Matrix & (Concept.Law | Concept.Formal)) == Concept.Law)
            return Stance.Intends;
        if (reading.Atom.Word.EndsWith("notice", StringComparison.Ordinal))
            return reading.HasBefore(Concept.Not | Concept.Yet) ? null : reading.Has(Concept.Will | Concept.May) ? Stance.Intends : Stance.Formalises;
        var toDepositary = reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Depositary | Concept.LeaveNoun | Concept.Leave | Concept.Law) || atom.IsNoun(Concept.Formal));
        if (!toDepositary || reading.HasBefore(Concept.Not | Concept.Yet) || (reading.IsVerb && !reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 10)).Any(IsFormalObject) && !reading.Between(reading.Clause.From, reading.At).Any(IsFormalObject)))
            return null;
        return reading.Has(Concept.Will | Concept.May | Concept.Yet) ? Stance.Intends : Stance.Formalises;
    }

    /// <summary>"Chile's parliament has voted": in a report on leaving, a body that decides and nothing else named to decide on.</summary>
    public static Stance? OfVote(Event reading)
    {
        const Concept OtherMatters = Concept.Acquire | Concept.Produce | Concept.Transfer | Concept.MineAction | Concept.Fund | Concept.Ratify | Concept.Join | Concept.Uphold | Concept.OtherWeapon;
        if (IsToVote(reading))
            return Stance.Intends;
        var isBody = reading.Subject.Kind is ActorKind.Office && reading.Atom.Word is "voted" or "approved" or "adopted" or "passed" or "backed" or "endorsed" or "voted for";
        return reading.Focus.IsAboutLeaving && isBody && !IsOnOthers(reading) && (reading.After & OtherMatters) == Concept.None && !reading.Has(Concept.Not | Concept.RuleOut) ? Stance.Intends : null;
    }

    private static readonly FrozenSet<string> Assemblies = ["parliament", "senate", "congress", "house", "assembly", "chamber", "diet", "bundestag"];

    private static readonly FrozenSet<string> Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month", "spring", "summer", "autumn", "soon", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "tomorrow", "today"];

    /// <summary>"In Chile parliament decides next Thursday", "the Congress takes up the second reading": in a report on leaving, on leaving.</summary>
    private static bool IsToVote(Event reading) =>
        reading.Focus is { IsAboutLeaving: true, LastActIsJoining: false } && reading.Subject is { Kind: ActorKind.Office, Countries.Count: 1, Link: SubjectLink.Clause } && !reading.Has(Concept.Not | Concept.RuleOut | Concept.Ratify | Concept.Join | Concept.Acquire | Concept.Produce | Concept.OtherWeapon | Concept.MineAction)
        && (reading.Subject.Actor is { Countries.Count: 1, Office: not null } || Assemblies.Any(word => reading.Subject.Actor?.Office?.Contains(word, StringComparison.Ordinal) == true))
        && reading.Atom.Word is "vote" or "votes" or "decide" or "decides" or "vote on" or "votes on"
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).Any(atom => Days.Contains(atom.Word) || atom.Word.StartsWith("next ", StringComparison.Ordinal));

    /// <summary>"passed a motion that condemns every exit".</summary>
    private static bool IsOnOthers(Event reading) => reading.Between(reading.At + 1, reading.Sentence.Atoms.Count).Any(atom => atom.IsVerb(Concept.Regret | Concept.Urge | Concept.Criticise) && !atom.IsVerb(Concept.Leave));

    private static bool IsFormalObject(Atom atom) => atom.Is(Concept.Depositary | Concept.LeaveNoun | Concept.Law) || atom.IsNoun(Concept.Formal);

    public static Stance? OfLaw(Event reading) =>
        reading.Focus.IsAboutLeaving && !IsOnOthers(reading) && (reading.After & (Concept.Acquire | Concept.Produce | Concept.Transfer | Concept.MineAction | Concept.Ratify)) == Concept.None && reading.Has(Concept.Decide | Concept.Intend | Concept.Will | Concept.Consider) && !reading.Has(Concept.Not | Concept.RuleOut)
            ? reading.Has(Concept.Consider) ? Stance.Considers : Stance.Intends
            : null;
}
