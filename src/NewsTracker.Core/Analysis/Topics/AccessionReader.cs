using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Joining the Convention: signing, ratifying, acceding, being a party.</summary>
internal sealed class AccessionReader : ITopicReader
{
    public Concept Openers => Concept.Join | Concept.Ratify | Concept.Member;

    public Finding? Read(Event reading)
    {
        if (reading.Subject.Countries.Count == 0 || reading.Sentence.IsQuestion || reading.IsObligation || reading.HasBefore(Concept.Urge))
            return null;
        var binding = ObjectBinding.ToTreaty(reading);
        if (binding is Binding.Other || (binding is Binding.Implied && !MayStandAlone(reading)))
            return null;
        var stance = reading.Atom.Is(Concept.Member) ? OfMember(reading) : OfAct(reading);
        var cue = reading.Atom.Is(Concept.Member) ? "member" : reading.Atom.Is(Concept.Ratify) ? "ratify" : "join";
        return stance is { } step ? new Finding(Topic.Accession, step, reading, cue, binding) : null;
    }

    private static bool MayStandAlone(Event reading) =>
        reading.Atom.Word is "ratified" or "acceded" or "accede" or "accession" || (reading.Atom.Word is "signed" && !reading.Has(Concept.Law | Concept.LeaveNoun));

    private static Stance? OfMember(Event reading)
    {
        if (reading.Has(Concept.Not | Concept.Never) || reading.HasBefore(Concept.If))
            return null;
        if (reading.HasBefore(Concept.Consider | Concept.May))
            return Stance.Considers;
        if (reading.HasBefore(Concept.Will | Concept.Intend))
            return Stance.Intends;
        return reading.Atom.Word.Contains("signator", StringComparison.Ordinal) ? Stance.Formalises : Stance.InEffect;
    }

    private static Stance? OfAct(Event reading)
    {
        var isPast = reading.IsPast || !reading.IsVerb;
        if (reading.Has(Concept.Not | Concept.RuleOut | Concept.Never))
            return reading.Has(Concept.Will | Concept.Consider | Concept.Intend | Concept.RuleOut | Concept.May) && !reading.HasBefore(Concept.Perfect | Concept.Never | Concept.Did) ? Stance.RulesOut : null;
        if (reading.HasBefore(Concept.Consider | Concept.May))
            return Stance.Considers;
        if (reading.HasBefore(Concept.Will | Concept.Intend | Concept.Decide))
            return Stance.Intends;
        if (!isPast && !reading.HasBefore(Concept.Perfect))
            return Steps.IsInfinitive(reading) && reading.Atom.Is(Concept.Ratify) && reading.HasBefore(Concept.Be) ? Stance.Formalises : null;
        return reading.Atom.Is(Concept.Ratify) ? Stance.Formalises : Stance.InEffect;
    }
}
