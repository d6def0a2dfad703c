using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Leaving the Convention, from weighing it to being out; staying in rules it out.</summary>
internal sealed class WithdrawalReader : ITopicReader
{
    public Concept Openers => Concept.Leave | Concept.LeaveNoun | Concept.Out | Concept.Stay | Concept.Follow | Concept.Formal | Concept.Effect | Concept.Law | Concept.Consider;

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
            _ when atom.Is(Concept.LeaveNoun) => (OfNoun(reading, binding), "exit"),
            _ when atom.Is(Concept.Out) => (OfBeingOut(reading, binding), "out"),
            _ when atom.Is(Concept.Stay) => (OfStaying(reading, binding), "stay"),
            _ when atom.Is(Concept.Follow) => (OfFollowing(reading), "follow"),
            _ when atom.IsVerb(Concept.Consider) && binding >= Binding.Referred => (OfReview(reading), "review"),
            _ when atom.IsVerb(Concept.Formal) || atom.IsNoun(Concept.Formal) => (OfNotice(reading), "notice"),
            _ when atom.IsNoun(Concept.Law) => (OfLaw(reading), "law"),
            _ => (null, ""),
        };
        return stance is { } step ? new Finding(Topic.Withdrawal, step, reading, cue, binding) : null;
    }

    private static Stance? OfVerb(Event reading, Binding binding)
    {
        if (binding is Binding.Implied && !reading.Focus.IsAboutLeaving)
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
        return reading.Atom.HasForm(Concept.Leave, WordForm.Ing) && reading.HasBefore(Concept.Be) ? Stance.RulesOut : null;
    }

    private static Stance? OfNoun(Event reading, Binding binding)
    {
        if (reading.HasBefore(Concept.Undecided) || reading.Has(Concept.Undecided))
            return Stance.Considers;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut) || (reading.Has(Concept.RuleOut) && !reading.Has(Concept.Effect)))
            return reading.HasBefore(Concept.Not) && reading.HasBefore(Concept.RuleOut) ? Stance.Considers : Stance.RulesOut;
        if (reading.Has(Concept.Effect))
            return reading.Has(Concept.Will | Concept.May) || !reading.Sentence.Atoms.Any(atom => atom.HasForm(Concept.Effect, WordForm.Past)) ? Stance.Formalises : Stance.InEffect;
        if (reading.Has(Concept.Formal))
            return reading.Has(Concept.Will | Concept.May | Concept.Yet) ? Stance.Intends : Stance.Formalises;
        if (reading.HasBefore(Concept.Consider | Concept.May))
            return Stance.Considers;
        if (IsSuspension(reading))
            return Stance.Formalises;
        return Stance.Intends;
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
        if (!reading.Focus.IsAboutLeaving)
            return null;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut))
            return reading.HasBefore(Concept.Undecided) ? Stance.Considers : Stance.RulesOut;
        if (reading.HasBefore(Concept.Consider | Concept.May) || reading.Sentence.IsQuestion)
            return Stance.Considers;
        return reading.Has(Concept.Intend | Concept.Will | Concept.Decide) ? Stance.Intends : null;
    }

    private static Stance? OfReview(Event reading)
    {
        if (!reading.Focus.IsAboutLeaving || reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Join | Concept.Ratify)))
            return null;
        return reading.HasBefore(Concept.Not | Concept.RuleOut) ? Stance.RulesOut : Stance.Considers;
    }

    /// <summary>"handed in their papers in New York", "its notice is expected".</summary>
    private static Stance? OfNotice(Event reading)
    {
        if (!reading.Focus.IsAboutLeaving || reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Join | Concept.Ratify)))
            return null;
        var toDepositary = reading.Sentence.Atoms.Any(atom => atom.Is(Concept.Depositary | Concept.LeaveNoun | Concept.Leave | Concept.Law) || atom.IsNoun(Concept.Formal));
        if (!toDepositary || reading.HasBefore(Concept.Not | Concept.Yet))
            return null;
        return reading.Has(Concept.Will | Concept.May | Concept.Yet) ? Stance.Intends : Stance.Formalises;
    }

    private static Stance? OfLaw(Event reading) =>
        reading.Focus.IsAboutLeaving && reading.Has(Concept.Decide | Concept.Intend | Concept.Will) && !reading.Has(Concept.Not | Concept.RuleOut)
            ? Stance.Intends
            : null;

    private static bool IsSuspension(Event reading) => reading.Atom.Word.StartsWith("suspen", StringComparison.Ordinal);
}
