using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>Making, holding, laying and passing on anti-personnel mines.</summary>
internal sealed class ArmsReader(Topic topic, Concept openers) : ITopicReader
{
    private static readonly FrozenSet<string> Arrived = ["reached", "arrived", "received", "delivered", "receives", "receiving", "taken delivery of", "took delivery of"];

    public static IReadOnlyList<ArmsReader> All { get; } =
    [
        new(Topic.Production, Concept.Produce),
        new(Topic.Stockpiling, Concept.Acquire | Concept.Hold | Concept.Destroy),
        new(Topic.Use, Concept.Use),
        new(Topic.Transfer, Concept.Transfer),
    ];

    public Concept Openers => openers;

    public Finding? Read(Event reading)
    {
        if (reading.Subject.Countries.Count == 0 || reading.Sentence.IsQuestion || reading.HasBefore(Concept.Urge))
            return null;
        if (reading.IsObligation && !reading.HasBefore(Concept.Decide))
            return null;
        var binding = ObjectBinding.ToMines(reading);
        if (binding is Binding.Other || (binding is Binding.Nearby && !LooseObjects.MayBeNear(topic, reading)) || (binding is Binding.Implied && !LooseObjects.MayStandAlone(topic, reading)))
            return null;
        if (binding is Binding.Implied && LooseObjects.IsOwnStock(reading))
            binding = Binding.Referred;
        if (NoDeeds.IsNone(reading))
            return null;
        if (topic is Topic.Transfer && IsOrder(reading))
            return null;
        if (topic is Topic.Transfer && reading.IsVerb && !reading.HasBefore(Concept.Not) && !reading.Atom.Word.Contains("export", StringComparison.Ordinal) && GivesSomethingElse(reading))
            return null;
        if (topic is Topic.Transfer && reading.IsVerb && !IsPassive(reading) && (reading.After & (Concept.Mine | Concept.VagueWeapon)) == Concept.None && binding is not Binding.Referred && !ObjectBinding.PronounBehind(reading))
            return null;
        if (topic is Topic.Use && reading.Has(Concept.Emergency))
            return new Finding(topic, Stance.Considers, reading, "emergency", binding);
        if (reading.Atom.IsVerb(Concept.Destroy) && (reading.HasBefore(Concept.Yet) || LeavesUndone(reading)))
            return new Finding(topic, Stance.InEffect, reading, topic.ToKey(), binding);
        if (reading.Atom.Is(Concept.Destroy))
            return OfDestroying(reading, binding);
        return StanceOf(reading) is { } step ? new Finding(topic, step, reading, topic.ToKey(), binding) : null;
    }

    /// <summary>"has not destroyed its mines", "failed to destroy": it has them still.</summary>
    private static bool LeavesUndone(Event reading) =>
        (reading.IsPast && (reading.Before & Concept.Not) != Concept.None && reading.Subject.Link is SubjectLink.Clause or SubjectLink.Possessor && !reading.HasBefore(Concept.Will | Concept.RuleOut))
        || (Steps.IsInfinitive(reading) && reading.Between(Math.Max(reading.Clause.From, reading.At - 3), reading.At).Any(atom => atom.Word is "failed" or "fails" or "fail"));

    /// <summary>"giving commanders leave to lay mines", "handed over its mines for destruction".</summary>
    private static bool GivesSomethingElse(Event reading) =>
        (reading.After & Concept.Destroy) != Concept.None
        || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).TakeWhile(atom => !atom.Is(Concept.Mine)).Any(atom => atom.Word is "maps" or "map" or "data" or "records" or "information" or "detectors" or "plans" or "report" or "reports" or "million" or "millions" or "money")
        || reading.Between(reading.At + 1, reading.Clause.To).TakeWhile(atom => !atom.Is(Concept.Mine | Concept.VagueWeapon)).Any(Concept.Use | Concept.Produce | Concept.MineAction | Concept.Clear | Concept.Leave);

    /// <summary>"a contract for mines, to be delivered from 2027": delivered to the one who ordered.</summary>
    private static bool IsOrder(Event reading) =>
        reading.IsPast && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be) && reading.Between(0, reading.At).Any(Concept.Acquire);

    /// <summary>"no mines had been shipped".</summary>
    private static bool IsPassive(Event reading) =>
        reading.IsPast && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be) && (reading.Before & Concept.Mine) != Concept.None;

    private Stance? StanceOf(Event reading)
    {
        if (reading.Atom.Is(Concept.Hold) && reading.Atom.Word.Split(' ') is ["has" or "have", "no", ..])
            return Stance.RulesOut;
        var stance = reading.Subject.Link is SubjectLink.Agent && reading.IsPast ? Stance.InEffect : Steps.OfDeed(reading);
        return topic is Topic.Stockpiling && stance is Stance.InEffect && reading.Atom.Is(Concept.Acquire) && !HasArrived(reading)
            ? Stance.Intends
            : stance;
    }

    /// <summary>"delivered", but not "to be delivered".</summary>
    private static bool HasArrived(Event reading) =>
        reading.Between(reading.Clause.From, reading.Clause.To).Select((atom, i) => (atom, At: reading.Clause.From + i))
            .Any(one => Arrived.Contains(one.atom.Word) && !reading.Between(Math.Max(reading.Clause.From, one.At - 3), one.At).Any(before => before.Word == "to" || before.Is(Concept.Will)));

    /// <summary>Destroying what one holds, decided or done, gives the stock up; what lies in the ground is cleared, not destroyed.</summary>
    private static Finding? OfDestroying(Event reading, Binding binding) =>
        reading.HasBefore(Concept.Not) || ClearanceWork.IsFoundMine(reading) || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 7)).TakeWhile(atom => !atom.Is(Concept.Mine | Concept.Stock)).Any(atom => atom.IsNoun(Concept.Ban | Concept.Law)) || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 7)).TakeWhile(atom => !atom.Is(Concept.Stock)).Any(Concept.Ground | Concept.MineAction)
            ? null
            : new Finding(Topic.Stockpiling, Stance.RulesOut, reading, "destroy", binding);
}
