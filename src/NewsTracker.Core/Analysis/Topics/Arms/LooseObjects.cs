using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>Which deeds need no mine right beside them.</summary>
internal static class LooseObjects
{
    /// <summary>"its forces have used several types": soldiers and verbs of laying need no object beside them, nor do deliveries.</summary>
    public static bool MayBeNear(Topic topic, Event reading) =>
        topic switch
        {
            Topic.Use => reading.Subject.Kind is ActorKind.Forces || reading.Atom.Word is "laid" or "laying" or "planted" or "scattered" or "new use" or "mined",
            Topic.Transfer => !reading.IsVerb,
            Topic.Stockpiling => reading.Atom.Is(Concept.Acquire) && reading.Atom.Word is "buying" or "buy" or "orders" or "order" || IsStock(reading),
            _ => false,
        };

    /// <summary>"Production could begin next year" behind a sentence on mines.</summary>
    public static bool IsToBegin(Event reading) =>
        !reading.IsVerb && reading.Focus.LastSentenceNamesWeapon && reading.At - reading.Clause.From <= 3 && reading.Subject.Link is SubjectLink.Discourse
        && reading.Atom.Word is "production" or "manufacture" or "order" or "purchase" or "deliveries" && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 4)).Any(Concept.Will | Concept.May);

    public static bool MayStandAlone(Topic topic, Event reading) =>
        topic switch
        {
            _ when IsToBegin(reading) => true,
            _ when reading.Subject.Link is SubjectLink.Entry && reading.Atom.Is(Concept.Produce | Concept.Acquire) => true,
            Topic.Use when !reading.IsVerb && reading.Atom.Word == "use" && reading.HasBefore(Concept.RuleOut | Concept.Undecided) => true,
            Topic.Use when reading.Atom.Word == "new use" => true,
            Topic.Use => reading.Atom.Word == "mined" && reading.IsPast,
            Topic.Transfer => !reading.IsVerb && IsBanned(reading),
            Topic.Stockpiling => (reading.Atom.Is(Concept.Acquire) && reading.Atom.Word is "buying" or "buy") || IsStock(reading) || (reading.Atom.IsNoun(Concept.Acquire) && reading.HasBefore(Concept.Fund) && reading.Focus.LastSentenceNamesWeapon),
            Topic.Production => (reading.Focus.IsAboutLeaving || reading.Focus.LastSentenceNamesWeapon) && reading.Atom.Is(Concept.Produce) && reading.Atom.Word is "manufacture" or "production" or "production plans",
            _ => false,
        };

    /// <summary>"destroyed its arsenal", "retains a stockpile of unknown size".</summary>
    private static bool IsStock(Event reading) =>
        reading.Atom.Is(Concept.Destroy | Concept.Hold) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 10)).Any(Concept.Stock);

    /// <summary>"disposed of its stocks": the mines that the text is about.</summary>
    public static bool IsOwnStock(Event reading) =>
        reading.Atom.Is(Concept.Destroy) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)) is var behind
        && behind.FindIndex(atom => atom.Is(Concept.Stock)) is > 0 and var stock && behind.Take(stock).Any(atom => atom.Word is "its" or "their" or "our" or "all");

    /// <summary>"export moratorium", "a moratorium on exports".</summary>
    private static bool IsBanned(Event reading) =>
        (reading.At + 1 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 1].IsNoun(Concept.Ban))
        || reading.Between(Math.Max(reading.Clause.From, reading.At - 5), reading.At).Any(atom => atom.IsNoun(Concept.Ban))
        || (reading.At > reading.Clause.From && reading.Sentence.Atoms[reading.At - 1].IsVerb(Concept.Ban));
}
