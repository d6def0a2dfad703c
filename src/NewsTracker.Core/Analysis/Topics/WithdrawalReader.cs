using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Leaving the Convention, from weighing it to being out; staying in rules it out.</summary>
internal sealed class WithdrawalReader : ITopicReader
{
    private static readonly string[] Reviews = ["review", "reconsider", "rethink", "rethought", "reassess", "re examin", "weigh", "mull", "consider", "stud", "assess", "examin", "discuss", "debat", "consult", "evaluat", "revisit", "under review", "under consideration"];

    private static readonly HashSet<string> Handed = ["given", "gave", "sent", "handed", "delivered", "lodged", "served", "filed", "submitted", "arrived", "reached"];

    public Concept Openers => Concept.Leave | Concept.LeaveNoun | Concept.Out | Concept.Stay | Concept.Follow | Concept.Formal | Concept.Effect | Concept.Law | Concept.Consider | Concept.Decide | Concept.RuleOut | Concept.Ratify;

    public Finding? Read(Event reading)
    {
        var atom = reading.Atom;
        if (reading.Subject.Countries.Count == 0 || reading.Sentence.IsQuestion)
            return null;
        var binding = ObjectBinding.ToTreaty(reading);
        if (binding is Binding.Other)
            return null;
        var (stance, cue) = atom switch
        {
            _ when atom.Is(Concept.Leave) && reading.IsVerb => (OfVerb(reading, binding), "leave"),
            _ when atom.Is(Concept.LeaveNoun) => (OfNoun(reading), IsBareMention(reading) ? "mention" : "exit"),
            _ when atom.Word == "signed" && atom.Is(Concept.Ratify) => (OfSigning(reading, binding), "signed"),
            _ when atom.Is(Concept.Out) => (OfBeingOut(reading, binding), "out"),
            _ when atom.Is(Concept.Stay) => (OfStaying(reading, binding), "stay"),
            _ when atom.Is(Concept.Follow) => (OfFollowing(reading), "follow"),
            _ when atom.Is(Concept.RuleOut) && !atom.IsVerb(Concept.RuleOut) => (OfRefusalAlone(reading), "refusal"),
            _ when atom.Is(Concept.Consider) && IsReview(reading) && (binding >= Binding.Referred || IsShort(reading)) => (OfReview(reading), "review"),
            _ when atom.IsVerb(Concept.Formal) => (OfNotice(reading), "notice"),
            _ when atom.IsNoun(Concept.Law) => (OfLaw(reading), "law"),
            _ when atom.IsVerb(Concept.Decide) => (OfVote(reading), "vote"),
            _ => (null, ""),
        };
        return stance is { } step ? new Finding(Topic.Withdrawal, step, reading, cue, binding) : null;
    }

    private static Stance? OfVerb(Event reading, Binding binding)
    {
        if (binding is Binding.Implied && !(reading.Focus.IsAboutLeaving && MayStandAlone(reading)))
            return null;
        if (IsHypothetical(reading))
            return null;
        if (reading.IsObligation && !reading.HasBefore(Concept.Decide))
            return null;
        if (reading.HasBefore(Concept.Undecided))
            return Stance.Considers;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut))
            return OfRefusal(reading);
        if (reading.HasBefore(Concept.Urge) && !reading.HasBefore(Concept.Decide))
            return null;
        if (reading.HasBefore(Concept.Formal))
            return reading.HasBefore(Concept.Will | Concept.May) ? Stance.Intends : Stance.Formalises;
        if (reading.HasBefore(Concept.Consider | Concept.May) || reading.Clause.Kind is ClauseKind.Condition)
            return Stance.Considers;
        if (reading.HasBefore(Concept.Decide | Concept.Intend | Concept.Will | Concept.Law))
            return Stance.Intends;
        if (reading.Atom.HasForm(Concept.Leave, WordForm.Ing) || Steps.IsInfinitive(reading))
            return Stance.Intends;
        return reading.IsPast ? (IsSuspension(reading) ? Stance.Formalises : Stance.InEffect) : Stance.Intends;
    }

    /// <summary>"will not leave" rules it out; "has not left" tells nothing of plans; "does not rule out leaving" keeps it open.</summary>
    private static Stance? OfRefusal(Event reading)
    {
        if (reading.HasBefore(Concept.Not) && reading.HasBefore(Concept.RuleOut))
            return Stance.Considers;
        if (reading.HasBefore(Concept.RuleOut | Concept.Will | Concept.Intend | Concept.Consider | Concept.May | Concept.Deny))
            return Stance.RulesOut;
        var isPlan = reading.HasBefore(Concept.Be) || reading.At - reading.Clause.From <= 3;
        return reading.Atom.HasForm(Concept.Leave, WordForm.Ing) && isPlan ? Stance.RulesOut : null;
    }

    private static Stance? OfNoun(Event reading)
    {
        // "should regret each exit": somebody else's.
        if (reading.HasBefore(Concept.Regret | Concept.Urge | Concept.Criticise) && reading.Subject.Link is not SubjectLink.Possessor)
            return null;
        if (IsSuspension(reading) && reading.Subject.Link is SubjectLink.Discourse or SubjectLink.Sentence)
            return null;
        if (reading.Has(Concept.Undecided))
            return Stance.Considers;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut) || (reading.Has(Concept.RuleOut) && !reading.Has(Concept.Effect)))
            return reading.HasBefore(Concept.Not) && reading.HasBefore(Concept.RuleOut) ? Stance.Considers : Stance.RulesOut;
        if (reading.Has(Concept.Effect))
            return reading.Has(Concept.Will | Concept.May) || !reading.Sentence.Atoms.Any(atom => atom.HasForm(Concept.Effect, WordForm.Past)) ? Stance.Formalises : Stance.InEffect;
        if (reading.Has(Concept.Formal) || (reading.Atom.Word.StartsWith("not", StringComparison.Ordinal) && reading.Between(reading.Clause.From, reading.Clause.To).Any(atom => Handed.Contains(atom.Word))))
            return reading.Has(Concept.Will | Concept.May | Concept.Yet) ? Stance.Intends : Stance.Formalises;
        if (reading.HasBefore(Concept.Consider) || reading.Has(Concept.May))
            return Stance.Considers;
        if (IsSuspension(reading))
            return Stance.Formalises;
        return reading.Sentence.Atoms[Math.Max(0, reading.At - 2)].Word == "any" || reading.Sentence.Atoms[Math.Max(0, reading.At - 1)].Word == "any" ? Stance.Considers : Stance.Intends;
    }

    private static Stance? OfBeingOut(Event reading, Binding binding)
    {
        if (binding is Binding.Implied && reading.Atom.Word is "out of" or "free of")
            return null;
        if (reading.HasBefore(Concept.Not))
            return reading.HasBefore(Concept.Will | Concept.Intend) ? Stance.RulesOut : null;
        if (reading.HasBefore(Concept.Consider | Concept.May))
            return Stance.Considers;
        if (reading.Atom.Word == "out of" && reading.HasBefore(Concept.Decide | Concept.Law | Concept.Intend))
            return Stance.Intends;
        return reading.Has(Concept.Will) ? Stance.Formalises : Stance.InEffect;
    }

    private static Stance? OfStaying(Event reading, Binding binding)
    {
        if (reading.Has(Concept.If) || reading.HasBefore(Concept.Not | Concept.Urge) || reading.IsObligation)
            return null;
        return binding is Binding.Implied && !reading.Focus.IsAboutLeaving ? null : Stance.RulesOut;
    }

    private static Stance? OfFollowing(Event reading)
    {
        if (!reading.Focus.IsAboutLeaving || reading.Atom.Word.EndsWith(" so", StringComparison.Ordinal))
            return null;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut))
            return reading.HasBefore(Concept.Undecided) ? Stance.Considers : Stance.RulesOut;
        if (reading.HasBefore(Concept.Consider | Concept.May) || reading.Sentence.IsQuestion)
            return Stance.Considers;
        return reading.Has(Concept.Intend | Concept.Will | Concept.Decide) ? Stance.Intends
            : reading.IsVerb && reading.Between(reading.At + 1, reading.Clause.To).Any(atom => char.IsAsciiDigit(atom.Word.FirstOrDefault())) ? Stance.Formalises
            : null;
    }

    /// <summary>"Chile's president signed in May": in a report on leaving, the law on leaving.</summary>
    private static Stance? OfSigning(Event reading, Binding binding) =>
        reading.Focus.IsAboutLeaving && reading.Subject.Kind is ActorKind.Office && binding < Binding.Nearby && !reading.HasBefore(Concept.Not | Concept.Will | Concept.May | Concept.Yet)
        && !reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Join | Concept.OtherWeapon) || atom.Word is "memorandum" or "contract" or "contracts" or "order" or "orders" or "agreement")
            ? Stance.Formalises
            : null;

    /// <summary>An entry of a list that says no more than "Nothing planned".</summary>
    private static Stance? OfRefusalAlone(Event reading) =>
        reading.Focus.IsAboutLeaving && reading.Clause.To - reading.Clause.From <= 10 && reading.Subject.Link is SubjectLink.Entry or SubjectLink.Clause && (reading.Before & (Concept.Mine | Concept.Use)) == Concept.None ? Stance.RulesOut : null;

    private static bool IsReview(Event reading) =>
        !reading.Between(reading.At + 1, reading.At + 2).Any(next => next.Word.StartsWith("conference", StringComparison.Ordinal)) && Reviews.Any(stem => reading.Atom.Word.StartsWith(stem, StringComparison.Ordinal));

    private static Stance? OfReview(Event reading)
    {
        if (!reading.Focus.IsAboutLeaving || reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Join | Concept.Ratify)))
            return null;
        return reading.HasBefore(Concept.Not | Concept.RuleOut) ? Stance.RulesOut : Stance.Considers;
    }

    /// <summary>"handed in its notice", "a notice is expected".</summary>
    private static Stance? OfNotice(Event reading)
    {
        if (!reading.Focus.IsAboutLeaving || reading.Focus.LastActIsJoining || IsHypothetical(reading) || reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Join | Concept.Ratify)))
            return null;
        if (reading.Atom.Word.EndsWith("notice", StringComparison.Ordinal))
            return reading.HasBefore(Concept.Not | Concept.Yet) ? null : reading.Has(Concept.Will | Concept.May) ? Stance.Intends : Stance.Formalises;
        var toDepositary = reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Depositary | Concept.LeaveNoun | Concept.Leave | Concept.Law) || atom.IsNoun(Concept.Formal));
        if (!toDepositary || reading.HasBefore(Concept.Not | Concept.Yet) || (reading.IsVerb && !reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 10)).Any(IsFormalObject) && !reading.Between(reading.Clause.From, reading.At).Any(IsFormalObject)))
            return null;
        return reading.Has(Concept.Will | Concept.May | Concept.Yet) ? Stance.Intends : Stance.Formalises;
    }

    /// <summary>"Chile's parliament has voted": in a report on leaving, a body that decides and nothing else named to decide on.</summary>
    private static Stance? OfVote(Event reading)
    {
        const Concept OtherMatters = Concept.Acquire | Concept.Produce | Concept.Transfer | Concept.MineAction | Concept.Fund | Concept.Ratify | Concept.Join | Concept.Uphold | Concept.OtherWeapon;
        var isBody = reading.Subject.Kind is ActorKind.Office && reading.Atom.Word is "voted" or "approved" or "adopted" or "passed" or "backed" or "endorsed" or "voted for";
        return reading.Focus.IsAboutLeaving && isBody && (reading.After & OtherMatters) == Concept.None && !reading.Has(Concept.Not | Concept.RuleOut) ? Stance.Intends : null;
    }

    /// <summary>"Finland reviews nothing": too short to be about something else.</summary>
    private static bool IsShort(Event reading) =>
        reading.Clause.To - reading.Clause.From <= 12 && (reading.After & (Concept.Acquire | Concept.Produce | Concept.Transfer | Concept.Use | Concept.MineAction | Concept.OtherWeapon)) == Concept.None;

    /// <summary>An exit that is only named says little of how far it has come.</summary>
    private static bool IsBareMention(Event reading) =>
        !reading.Has(Concept.Undecided | Concept.Not | Concept.RuleOut | Concept.Effect | Concept.Formal | Concept.Consider | Concept.May | Concept.Decide | Concept.Intend | Concept.Will) && !IsSuspension(reading);

    private static bool IsFormalObject(Atom atom) => atom.Is(Concept.Depositary | Concept.LeaveNoun | Concept.Law) || atom.IsNoun(Concept.Formal);

    private static Stance? OfLaw(Event reading) =>
        reading.Focus.IsAboutLeaving && reading.Has(Concept.Decide | Concept.Intend | Concept.Will | Concept.Consider) && !reading.Has(Concept.Not | Concept.RuleOut)
            ? reading.Has(Concept.Consider) ? Stance.Considers : Stance.Intends
            : null;

    /// <summary>Verbs that mean leaving a treaty even where none is named beside them.</summary>
    private static bool MayStandAlone(Event reading) =>
        reading.Atom.Word.Split(' ')[0] is "withdraw" or "withdrew" or "withdrawn" or "withdrawing" or "withdraws" or "quit" or "quits" or "quitting" or "exit" or "exits" or "exited" or "exiting"
            or "leave" or "leaves" or "leaving" or "pull" or "pulled" or "pulling" or "opt" or "opting" or "suspend" or "suspended" or "suspends" or "denounce" or "denounced" or "denouncing"
        || (reading.Atom.Word == "left" && !(reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be)));

    /// <summary>"after it notifies", "until it leaves": still to come, if ever.</summary>
    private static bool IsHypothetical(Event reading) =>
        reading.Clause.Kind is ClauseKind.Adverbial or ClauseKind.Condition && !reading.IsPast && !reading.HasBefore(Concept.Perfect)
        && reading.Sentence.Atoms[reading.Clause.From].Word is "after" or "before" or "once" or "until" or "when" or "unless" or "if" or "as soon as";

    private static bool IsSuspension(Event reading) => reading.Atom.Word.StartsWith("suspen", StringComparison.Ordinal);
}
