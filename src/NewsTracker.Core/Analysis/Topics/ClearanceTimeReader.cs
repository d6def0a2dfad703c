using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>"Chad has asked for five more years", "needs until 2030 to finish the job": time for what the text says is cleared.</summary>
internal sealed class ClearanceTimeReader : ITopicReader
{
    private const int Farthest = 7;

    private static readonly FrozenSet<string> Asking =
    [
        "asked", "asked for", "asks", "asks for", "asking for", "requested", "requests", "sought", "seeks", "seek", "needs", "need", "obtained", "received", "got", "granted", "given", "wants", "obtains", "ask for",
        "request an extension", "requested an extension", "seeking", "requesting", "need", "secured", "won",
    ];

    public Concept Openers => Concept.Urge | Concept.Acquire | Concept.Transfer | Concept.Fund;

    public Finding? Read(Event reading)
    {
        if (!IsAsking(reading) || reading.Subject is not { Countries.Count: > 0, Kind: not ActorKind.NonState } || reading.Sentence.IsQuestion || reading.HasBefore(Concept.Not))
            return null;
        var isOnClearance = reading.Sentence.Atoms.Any(atom => atom.Is(Concept.MineAction) || atom.IsVerb(Concept.Clear)) || reading.Focus.LastSentenceIsOnClearance;
        return isOnClearance && IsForTime(reading) ? new Finding(Topic.Clearance, Stance.Intends, reading, "time", Binding.Nearby) : null;
    }

    private static bool IsAsking(Event reading) => Asking.Contains(reading.Atom.Word) || reading.Atom.Word.EndsWith("extension", StringComparison.Ordinal) || reading.Atom.Word.EndsWith("more time", StringComparison.Ordinal);

    private static bool IsForTime(Event reading) =>
        reading.Atom.Word.EndsWith("extension", StringComparison.Ordinal) || reading.Atom.Word.EndsWith("more time", StringComparison.Ordinal)
        || (reading.Between(reading.At + 1, Math.Min(reading.Sentence.Atoms.Count, reading.At + Farthest)).TakeWhile(atom => !atom.IsSign) is var behind
            && (behind.Any(atom => atom.Word is "extension" or "postponement" or "until") || (behind.Any(atom => atom.Word is "years" or "months" or "time" or "year") && behind.Any(atom => atom.Word is "more" or "another" or "further" or "additional" or "extra" or "longer"))));
}
