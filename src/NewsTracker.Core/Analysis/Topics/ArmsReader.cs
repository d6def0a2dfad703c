using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Making, holding, laying and passing on anti-personnel mines.</summary>
internal sealed class ArmsReader(Topic topic, Concept openers) : ITopicReader
{
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
        if (binding is Binding.Other || (binding is Binding.Nearby && !MayBeNear(reading)) || (binding is Binding.Implied && !MayStandAlone(reading)))
            return null;
        if (IsContentOfTreaty(reading) || IsOnlyNamed(reading) || IsOthersDeed(reading))
            return null;
        if (topic is Topic.Transfer && reading.IsVerb && (reading.After & (Concept.Mine | Concept.VagueWeapon)) == Concept.None && binding is not Binding.Referred)
            return null;
        if (topic is Topic.Use && reading.Has(Concept.Emergency))
            return new Finding(topic, Stance.Considers, reading, "emergency", binding);
        if (reading.Atom.Is(Concept.Destroy))
            return OfDestroying(reading, binding);
        var stance = reading.Subject.Link is SubjectLink.Agent && reading.IsPast ? Stance.InEffect : Steps.OfDeed(reading);
        if (topic is Topic.Stockpiling && stance is Stance.InEffect && reading.Atom.Is(Concept.Acquire))
            stance = Stance.Intends;
        return stance is { } step ? new Finding(topic, step, reading, topic.ToKey(), binding) : null;
    }

    /// <summary>"its forces have used several types": soldiers and verbs of laying need no object beside them, nor do deliveries.</summary>
    private bool MayBeNear(Event reading) =>
        topic switch
        {
            Topic.Use => reading.Subject.Kind is ActorKind.Forces || reading.Atom.Word is "laid" or "laying" or "planted" or "scattered" or "new use",
            Topic.Transfer => !reading.IsVerb,
            Topic.Stockpiling => reading.Atom.Is(Concept.Acquire) && reading.Atom.Word is "buying" or "buy" or "orders" or "order",
            _ => false,
        };

    private bool MayStandAlone(Event reading) =>
        topic switch
        {
            _ when reading.Subject.Link is SubjectLink.Entry && reading.Atom.Is(Concept.Produce | Concept.Acquire) => true,
            Topic.Use => reading.Atom.Word == "mined" && reading.IsPast && reading.HasBefore(Concept.Perfect),
            Topic.Transfer => !reading.IsVerb && reading.At + 1 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 1].IsNoun(Concept.Ban),
            Topic.Stockpiling => reading.Atom.Is(Concept.Acquire) && reading.Atom.Word is "buying" or "buy" || (reading.Atom.Is(Concept.Destroy) && reading.Has(Concept.Stock)),
            Topic.Production => reading.Focus.IsAboutLeaving && reading.Atom.Is(Concept.Produce) && reading.Atom.Word is "manufacture" or "production" or "production plans",
            _ => false,
        };

    /// <summary>"the indiscriminate use of mines": nobody's, unless a state owns, plans or forbids it.</summary>
    private static bool IsOnlyNamed(Event reading) =>
        !reading.IsVerb && reading.Subject.Link is not (SubjectLink.Possessor or SubjectLink.Agent)
        && (reading.Before & (Concept.Intend | Concept.Ban | Concept.Decide | Concept.RuleOut | Concept.Consider | Concept.May | Concept.Undecided | Concept.Stay | Concept.Not)) == Concept.None
        && !(reading.At + 1 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 1].IsNoun(Concept.Ban));

    /// <summary>"mines scattered over the country", "where they had been laid": by whom is not told.</summary>
    private static bool IsOthersDeed(Event reading) =>
        reading.IsPast && reading.At > 0 && reading.Atom.Is(Concept.Use) && reading.Subject.Link is not SubjectLink.Agent
        && (reading.Sentence.Atoms[reading.At - 1].Is(Concept.Mine | Concept.VagueWeapon) || (reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be) && !reading.HasBefore(Concept.Will | Concept.Not | Concept.May)));

    /// <summary>"a ban on the use", "the Convention forbids the production": what the treaty says, not what a state does.</summary>
    private static bool IsContentOfTreaty(Event reading)
    {
        if (reading.Atom.Meanings.Any(meaning => meaning.IsVerb && meaning.Form is WordForm.Third or WordForm.Past))
            return false;
        var atoms = reading.Sentence.Atoms;
        for (var i = reading.At - 1; i >= reading.Clause.From && i >= reading.At - 12; i--)
        {
            if (atoms[i].Is(Concept.Treaty | Concept.VagueTreaty) && !atoms[i].IsVerb(Concept.Ban))
                return true;
            if (atoms[i].IsVerb(Concept.Ban))
                return reading.Between(Math.Max(0, i - 3), i).Any(atom => atom.Is(Concept.Treaty | Concept.VagueTreaty));
            if (atoms[i].IsSign || atoms[i].Is(Concept.Intend | Concept.Will | Concept.Decide | Concept.Not))
                break;
        }

        return false;
    }

    /// <summary>Destroying what one holds, decided or done, gives the stock up; what lies in the ground is cleared, not destroyed.</summary>
    private static Finding? OfDestroying(Event reading, Binding binding) =>
        reading.HasBefore(Concept.Not) || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 7)).TakeWhile(atom => !atom.Is(Concept.Stock)).Any(atom => atom.Is(Concept.Ground | Concept.MineAction))
            ? null
            : new Finding(Topic.Stockpiling, Stance.RulesOut, reading, "destroy", binding);
}
