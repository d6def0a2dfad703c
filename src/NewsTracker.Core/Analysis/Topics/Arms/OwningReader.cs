using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"still has about three million anti-personnel mines": "have" with a number of mines for its object.</summary>
internal sealed class OwningReader : ITopicReader
{
    private const int Farthest = 9;

    private static readonly FrozenSet<string> Quantities =
    [
        "still", "also", "no", "any", "more", "remaining", "some", "about", "around", "roughly", "over", "more", "than", "nearly", "almost", "an", "a", "estimated", "up", "to", "few", "at", "least", "of", "its", "own", "the", "largest", "large", "small",
        "million", "millions", "thousand", "thousands", "hundred", "hundreds", "dozens", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "stock", "stocks", "stockpile", "stockpiles",
    ];

    public Concept Openers => Concept.Perfect;

    public Finding? Read(Event reading)
    {
        if (reading.Atom.Word is not ("has" or "have") || reading.Subject.Countries.Count == 0 || reading.Sentence.IsQuestion || reading.HasBefore(Concept.If | Concept.May))
            return null;
        var behind = reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + Farthest));
        var mines = behind.FindIndex(atom => atom.Is(Concept.Mine));
        if (mines < 0 && HasOfThem(reading, behind))
            return new Finding(Topic.Stockpiling, reading.HasBefore(Concept.Not) || behind[0].Word is "none" ? Stance.RulesOut : Stance.InEffect, reading, "stockpiling", Binding.Referred);
        if (mines < 0 || (mines == 0 && !reading.Between(reading.At + 2, Math.Min(reading.Clause.To, reading.At + 6)).Any(Concept.Stock)) || !behind.Take(mines).All(atom => Quantities.Contains(atom.Word) || char.IsAsciiDigit(atom.Word.FirstOrDefault())) || (reading.After & (Concept.Ground | Concept.Clear | Concept.MineAction | Concept.Victim | Concept.OtherWeapon)) != Concept.None)
            return null;
        var hasNone = reading.HasBefore(Concept.Not) || behind[0].Word is "no" or "none";
        var isPlan = reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word is var before && (before == "to" || before.EndsWith(" to", StringComparison.Ordinal) || reading.HasBefore(Concept.Will));
        return new Finding(Topic.Stockpiling, hasNone ? Stance.RulesOut : isPlan ? Stance.Intends : Stance.InEffect, reading, "stockpiling", Binding.Named);
    }

    /// <summary>"Chad has none", "still has three million", where mines were just spoken of.</summary>
    private static bool HasOfThem(Event reading, Reading.AtomRange behind)
    {
        var things = behind.TakeWhile(atom => !atom.IsSign);
        return reading.Focus is { LastSentenceNamesWeapon: true, IsOurWeapon: true, LastSentenceIsOnClearance: false } && things.Count is > 0 and <= 4
            && (things is [{ Word: "none" }, ..] || (things.All(atom => Quantities.Contains(atom.Word) || char.IsAsciiDigit(atom.Word.FirstOrDefault()) || atom.Word is "them" or "left") && things.Any(atom => atom.Word is "million" or "millions" or "thousand" or "thousands" || char.IsAsciiDigit(atom.Word.FirstOrDefault()))));
    }
}
