using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Clearing mined ground and helping victims, at home or by paying for it.</summary>
internal sealed class ClearanceReader : ITopicReader
{
    public Concept Openers => Concept.MineAction | Concept.Clear | Concept.Victim | Concept.Ground | Concept.Office | Concept.Out | Concept.Fund | Concept.Destroy;

    public Finding? Read(Event found)
    {
        if (ClearanceWork.CrewOf(found) is { } crew)
            return new Finding(Topic.Clearance, Stance.InEffect, found with { Subject = crew }, "crew", Binding.Nearby);
        var reading = Payer(found) is { } payer ? found with { Subject = payer } : found;
        if (!ClearanceWork.IsTold(reading))
            return null;
        if (reading.Subject.Countries.Count == 0 || reading.Sentence.IsQuestion || (reading.HasBefore(Concept.Urge) && !AsksForTime(reading)))
            return null;
        if (reading.IsObligation && reading.Subject.Kind is not Actors.ActorKind.Office)
            return null;
        var isClearing = reading.Atom.IsVerb(Concept.Clear) && !reading.Atom.Is(Concept.MineAction);
        if (isClearing)
        {
            var binding = ObjectBinding.ToMines(reading);
            var ground = reading.Has(Concept.Ground);
            if (binding is Binding.Other || (binding is Binding.Implied or Binding.Nearby && !ground && reading.Subject.Link is not Actors.SubjectLink.Entry && !ClearanceWork.ClearsPlace(reading)))
                return null;
        }
        var isLoose = !isClearing && !reading.Has(Concept.Fund | Concept.Clear | Concept.Hold | Concept.Intend | Concept.Uphold) && reading.Subject.Link is not Actors.SubjectLink.Possessor;
        return new Finding(Topic.Clearance, StepOf(reading), reading, isLoose ? "loose" : isClearing ? "clear" : reading.Atom.Is(Concept.Victim) ? "victims" : "mine action", isClearing ? Binding.Named : Binding.Nearby);
    }

    /// <summary>"Norway pays for the artificial limbs of Afghan victims": whoever pays, not whose it is.</summary>
    private static Actors.Subject? Payer(Event reading)
    {
        if (reading.Subject.Link is not (Actors.SubjectLink.Possessor or Actors.SubjectLink.Oblique))
            return null;
        for (var i = reading.At - 1; i >= reading.Clause.From; i--)
        {
            if (reading.Sentence.Atoms[i].IsVerb(Concept.Fund) && Actors.SubjectFinder.Find(reading.Actors, reading.Clause, i) is { Countries.Count: > 0, Link: Actors.SubjectLink.Clause or Actors.SubjectLink.Sentence } payer)
                return payer;
        }

        return null;
    }

    private static Stance StepOf(Event reading)
    {
        var around = reading.IsVerb ? reading.Before | reading.Matrix : reading.Around;
        if (GoesOn(reading))
            return Stance.InEffect;
        if ((around & (Concept.Ban | Concept.RuleOut)) != Concept.None)
            return Stance.RulesOut;
        return ((around & (Concept.Will | Concept.May)) != Concept.None || reading.Between(reading.Clause.From, reading.At).Any(atom => atom.IsVerb(Concept.Intend) && !atom.Is(Concept.Say))) && (around & Concept.Perfect) == Concept.None ? Stance.Intends : Stance.InEffect;
    }

    /// <summary>"has asked for another five years to clear its fields": by its own hand, later.</summary>
    private static bool AsksForTime(Event reading) =>
        reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Word is "years" or "extension" or "time" or "deadline");

    /// <summary>"will go on paying for" is being done.</summary>
    private static bool GoesOn(Event reading)
    {
        var before = reading.Between(reading.Clause.From, reading.At);
        return before.Any(atom => atom.Word is "continue" or "continues" or "continuing" or "go on" or "goes on" or "remain" or "still")
            || before.Zip(before.Skip(1)).Any(pair => pair.First.Word is "go" or "goes" or "going" or "went" && pair.Second.Word is "on");
    }
}
