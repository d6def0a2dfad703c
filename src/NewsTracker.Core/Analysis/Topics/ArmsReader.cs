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
        if (binding is Binding.Other or Binding.Nearby || (binding is Binding.Implied && !MayStandAlone(reading)))
            return null;
        if (topic is Topic.Use && reading.Has(Concept.Emergency))
            return new Finding(topic, Stance.Considers, reading, "emergency", binding);
        if (reading.Atom.Is(Concept.Destroy))
            return OfDestroying(reading, binding);
        var stance = Steps.OfDeed(reading);
        if (topic is Topic.Stockpiling && stance is Stance.InEffect && reading.Atom.Is(Concept.Acquire))
            stance = Stance.Intends;
        return stance is { } step ? new Finding(topic, step, reading, topic.ToKey(), binding) : null;
    }

    private bool MayStandAlone(Event reading) =>
        topic switch
        {
            Topic.Stockpiling => reading.Atom.Is(Concept.Acquire) && reading.Atom.Word is "buying" or "buy" || (reading.Atom.Is(Concept.Destroy) && reading.Has(Concept.Stock)),
            Topic.Production => reading.Atom.Is(Concept.Produce) && reading.Atom.Word is "manufacture" or "production" or "production plans",
            _ => false,
        };

    /// <summary>Destroying what one holds, decided or done, gives the stock up; what lies in the ground is cleared, not destroyed.</summary>
    private static Finding? OfDestroying(Event reading, Binding binding) =>
        reading.Has(Concept.Not) || reading.Has(Concept.Ground | Concept.MineAction)
            ? null
            : new Finding(Topic.Stockpiling, Stance.RulesOut, reading, "destroy", binding);
}
