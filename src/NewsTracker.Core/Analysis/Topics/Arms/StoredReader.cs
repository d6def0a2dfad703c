using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"Millions of mines still lie in Chile's depots": the mines are the subject, and whose they are is told by where they lie.</summary>
internal sealed class StoredReader : ITopicReader
{
    private static readonly FrozenSet<string> Lying = ["lie", "lies", "lay", "lying", "sit", "sits", "sat", "rest", "rests", "remain", "remains", "left", "stored", "still stored", "kept", "held", "stocked", "gather", "are", "is"];

    public Concept Openers => Concept.Stock;

    private static readonly FrozenSet<string> Containing = ["contains", "contain", "contained", "includes", "include", "included", "holds", "hold", "numbers", "totals", "counts"];

    public Finding? Read(Event reading)
    {
        if (HoldsMines(reading))
            return Possession.OwnerOf(reading.Actors, reading.At) is { Countries.Count: > 0 } holder ? new Finding(Topic.Stockpiling, Stance.InEffect, reading, holder, "stored", Binding.Named) : null;
        var before = reading.Between(reading.Clause.From, reading.At);
        var mine = before.FindIndex(atom => atom.Is(Concept.Mine));
        var exist = mine > 1 && before.FindIndex(atom => atom.Word == "there") is >= 0 and var there && there < mine && before[there + 1].Is(Concept.Be);
        if (mine < 0 || reading.Sentence.IsQuestion || before.Any(Concept.OtherWeapon | Concept.Destroy) || (!exist && !before.Skip(mine + 1).Any(atom => Lying.Contains(atom.Word))) || !before.TakeLast(4).Any(atom => atom.Word is "in" or "of" or "still stored"))
            return null;
        if (Possession.OwnerOf(reading.Actors, reading.At) is not { Countries.Count: > 0 } owner)
            return null;
        return new Finding(Topic.Stockpiling, before.Any(Concept.Not) ? Stance.RulesOut : Stance.InEffect, reading, owner, "stored", Binding.Named);
    }

    /// <summary>"Chad's arsenal contains mines", "its stockpile of mines is put at three million".</summary>
    private static bool HoldsMines(Event reading)
    {
        var behind = reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 8)).TakeWhile(atom => !atom.IsSign);
        return !reading.Sentence.IsQuestion && !reading.HasBefore(Concept.Destroy | Concept.Not) && behind.Any(Concept.Mine) && !behind.Any(Concept.Destroy | Concept.Not | Concept.Will | Concept.May)
            && ((behind.Count > 0 && Containing.Contains(behind[0].Word))
                || (behind.FindIndex(atom => atom.Is(Concept.Mine)) is <= 2 and var mine && behind.Skip(mine + 1).Take(3) is [{ } be, ..] rest && (be.Is(Concept.Be) || be.Word is "stands" or "stood" or "numbers" or "amounts" or "totals") && rest.Any(atom => atom.Word is "put" or "estimated" or "at" or "to" or "among" or "one of" or "the largest")));
    }
}
