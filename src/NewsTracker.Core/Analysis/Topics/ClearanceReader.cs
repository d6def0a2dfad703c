using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Clearing mined ground and helping victims, at home or by paying for it.</summary>
internal sealed class ClearanceReader : ITopicReader
{
    public Concept Openers => Concept.MineAction | Concept.Clear | Concept.Victim;

    public Finding? Read(Event reading)
    {
        if (reading.Subject.Countries.Count == 0 || reading.Sentence.IsQuestion || reading.HasBefore(Concept.Urge))
            return null;
        var isClearing = reading.Atom.IsVerb(Concept.Clear) && !reading.Atom.Is(Concept.MineAction);
        if (isClearing)
        {
            var binding = ObjectBinding.ToMines(reading);
            var ground = reading.Has(Concept.Ground);
            if (binding is Binding.Other || (binding is Binding.Implied or Binding.Nearby && !ground && reading.Subject.Link is not Actors.SubjectLink.Entry))
                return null;
        }
        var isLoose = !isClearing && !reading.Has(Concept.Fund | Concept.Clear | Concept.Hold | Concept.Intend | Concept.Uphold) && reading.Subject.Link is not Actors.SubjectLink.Possessor;
        return new Finding(Topic.Clearance, StepOf(reading), reading, isLoose ? "loose" : isClearing ? "clear" : reading.Atom.Is(Concept.Victim) ? "victims" : "mine action", isClearing ? Binding.Named : Binding.Nearby);
    }

    private static Stance StepOf(Event reading)
    {
        var around = reading.IsVerb ? reading.Before | reading.Matrix : reading.Around;
        if (reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Word is "continue" or "continues" or "continuing" or "go on" or "goes on" or "go" or "going" or "on" or "remain" or "still"))
            return Stance.InEffect;
        if ((around & (Concept.Ban | Concept.RuleOut)) != Concept.None)
            return Stance.RulesOut;
        return ((around & (Concept.Will | Concept.May)) != Concept.None || reading.Between(reading.Clause.From, reading.At).Any(atom => atom.IsVerb(Concept.Intend) && !atom.Is(Concept.Say))) && (around & Concept.Perfect) == Concept.None ? Stance.Intends : Stance.InEffect;
    }
}
