using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"Chile is among the producers of mines", "four producers: Chile, Peru …": who is called a maker of mines makes them.</summary>
internal sealed class ProducerReader : ITopicReader
{
    private const int Farthest = 9;

    private static readonly FrozenSet<string> Makers = ["producer", "producers", "maker", "makers", "manufacturer", "manufacturers"];

    public Concept Openers => Concept.Produce | Concept.NonState;

    public Finding? Read(Event reading)
    {
        if (!Makers.Contains(reading.Atom.Word) || reading.Sentence.IsQuestion || !reading.Between(Math.Max(0, reading.At - 2), reading.At + 4).Any(Concept.Mine) && !reading.Focus.LastSentenceNamesWeapon)
            return null;
        if ((Named(reading) ?? Listed(reading)) is not { Countries.Count: > 0 } makers)
            return null;
        var isPast = reading.Between(Math.Max(0, reading.At - 4), reading.At).Any(atom => atom.Word is "former" or "once" or "formerly" or "was" or "were" or "had");
        var isDenied = reading.HasBefore(Concept.Not) || reading.Between(Math.Max(0, reading.At - 5), reading.At).Any(atom => atom.Word is "removed" or "dropped" or "struck");
        return isPast || isDenied ? null : new Finding(Topic.Production, Stance.InEffect, reading, makers, "producer", Binding.Named);
    }

    /// <summary>"Chile is a producer of".</summary>
    private static Subject? Named(Event reading) =>
        reading.Between(Math.Max(reading.Clause.From, reading.At - 6), reading.At).Any(atom => atom.Is(Concept.Be) || atom.Word is "remain" or "remains" or "counts" or "count" or "ranks" or "rank" or "listed" or "named")
        && reading.Actors.All.Within(reading.Clause.From, reading.At - 1).FirstOrDefault(static other => other.Actor is { Kind: ActorKind.State, IsModifier: false, IsOblique: false } && other.Countries.Count > 0) is { } named
            ? Subject.Of(named, SubjectLink.Clause)
            : null;

    /// <summary>"producers of mines: Chile and Peru", "lists as producers of mines Chile and Peru".</summary>
    private static Subject? Listed(Event reading) =>
        reading.Actors.All.RightBehind(reading.At, Farthest).FirstOrDefault(other => other.Actor is { Kind: ActorKind.State, IsModifier: false, IsOblique: false } && other.Countries.Count > 1
            && !reading.Between(reading.At + 1, other.Actor.From - 1).Any(atom => atom.IsAnyVerb || atom.Is(Concept.Be | Concept.Perfect))) is { } listed
            ? Subject.Of(listed, SubjectLink.Entry)
            : null;
}
