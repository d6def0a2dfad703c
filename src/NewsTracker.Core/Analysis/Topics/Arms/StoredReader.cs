using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"Millions of mines still lie in Chile's depots": the mines are the subject, and whose they are is told by where they lie.</summary>
internal sealed class StoredReader : ITopicReader
{
    private static readonly HashSet<string> Lying = ["lie", "lies", "lay", "lying", "sit", "sits", "sat", "rest", "rests", "remain", "remains", "left", "stored", "still stored", "kept", "held", "stocked", "gather", "are", "is"];

    public Concept Openers => Concept.Stock;

    public Finding? Read(Event reading)
    {
        var before = reading.Between(reading.Clause.From, reading.At).ToList();
        var mine = before.FindIndex(atom => atom.Is(Concept.Mine));
        if (mine < 0 || reading.Sentence.IsQuestion || before.Exists(atom => atom.Is(Concept.OtherWeapon | Concept.Destroy)) || !before.Skip(mine + 1).Any(atom => Lying.Contains(atom.Word)) || !before.TakeLast(4).Any(atom => atom.Word is "in" or "of" or "still stored"))
            return null;
        if (Possession.OwnerOf(reading.Actors, reading.At) is not { Countries.Count: > 0 } owner)
            return null;
        return new Finding(Topic.Stockpiling, before.Exists(atom => atom.Is(Concept.Not)) ? Stance.RulesOut : Stance.InEffect, reading, owner, "stored", Binding.Named);
    }
}
