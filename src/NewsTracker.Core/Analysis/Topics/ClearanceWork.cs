using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Which words on mined ground, its bodies and its crews tell that a state clears.</summary>
internal static class ClearanceWork
{
    /// <summary>"the mine action conference": where it is talked of.</summary>
    private static readonly HashSet<string> Occasions = ["conference", "conferences", "centre", "centres", "center", "centers", "agency", "authority", "day", "expert", "experts", "official", "officials", "standards", "community", "forum", "meeting", "summit", "organisation", "organisations"];

    private static readonly HashSet<string> Founding = ["set up", "sets up", "founded", "established", "establishes", "establishing", "created", "creates", "creating", "opened", "opens", "launched", "launches", "set", "inaugurated"];

    private static readonly HashSet<string> Progress =
    [
        "finish", "finished", "finishes", "finishing", "complete", "completed", "completes", "completing", "resume", "resumed", "resumes", "resuming", "halve", "halved", "halves", "reduce", "reduced", "reduces", "reducing",
        "tackle", "tackled", "tackles", "tackling", "search", "searched", "searching", "survey", "surveyed", "surveying", "released", "release", "releases", "closed", "close", "closes", "work", "working", "worked", "works", "rid", "shrunk", "cut",
    ];

    private static readonly HashSet<string> Harmed = ["killed", "kills", "injured", "injures", "hurt", "wounded", "wounds", "died", "die", "dies", "lost", "unpaid", "attacked", "stepped"];

    private static readonly string[] MinedGround = ["mine", "contaminated", "suspected", "hazardous", "area suspected", "areas suspected"];

    /// <summary>Whether the word stands for work that is done, rather than for a meeting about it, a field or an office.</summary>
    public static bool IsTold(Event reading) => reading.Atom switch
    {
        { } atom when atom.Is(Concept.MineAction) => FoundsBody(reading) || (!IsOccasion(reading) && !(reading.At + 1 < reading.Sentence.Atoms.Count && Occasions.Contains(reading.Sentence.Atoms[reading.At + 1].Word))),
        { } atom when atom.Is(Concept.Office) => FoundsBody(reading),
        { } atom when atom.Is(Concept.Ground) => WorksOn(reading),
        _ => !EmptiesDepots(reading),
    };

    /// <summary>"to rid its army of mines" gives up stocks.</summary>
    private static bool EmptiesDepots(Event reading) =>
        reading.Atom.Word.StartsWith("rid", StringComparison.Ordinal) && (reading.After & (Concept.Forces | Concept.Stock)) != Concept.None;

    /// <summary>"Croatian deminers worked through the winter": who clears for a state is at work.</summary>
    public static Subject? CrewOf(Event reading) =>
        reading.Atom.Is(Concept.MineAction) && reading.Atom.Is(Concept.Forces) && !reading.Sentence.IsQuestion
        && reading.Actors.All.FirstOrDefault(other => other.Actor.From <= reading.At && reading.At < other.Actor.To) is { Actor: { IsOblique: false, Kind: ActorKind.Forces or ActorKind.Office }, Countries.Count: > 0 } crew
        && reading.Between(crew.Actor.To, reading.Clause.To).Any(atom => atom.Meanings.Any(meaning => meaning.IsVerb) || atom.Is(Concept.Be | Concept.Perfect) || atom.Word.EndsWith("ed", StringComparison.Ordinal))
        && !reading.Between(reading.Clause.From, crew.Actor.From).Any(atom => atom.Meanings.Any(meaning => meaning.IsVerb) || atom.Word.EndsWith("ed", StringComparison.Ordinal))
        && !reading.Between(reading.Clause.From, reading.Clause.To).Any(atom => Harmed.Contains(atom.Word) || atom.Is(Concept.Not))
            ? Subject.Of(crew, SubjectLink.Clause)
            : null;

    /// <summary>"has set up a national mine action centre".</summary>
    private static bool FoundsBody(Event reading) =>
        (reading.Atom.Is(Concept.MineAction) || reading.Atom.Word.Contains("mine", StringComparison.Ordinal) || reading.Atom.Word.Contains("demining", StringComparison.Ordinal))
        && reading.Between(Math.Max(reading.Clause.From, reading.At - 6), reading.At).Any(atom => Founding.Contains(atom.Word));

    /// <summary>"resumed work on its minefields", "has halved the area suspected of mines": what is worked on is mined ground.</summary>
    private static bool WorksOn(Event reading) =>
        MinedGround.Any(word => reading.Atom.Word.StartsWith(word, StringComparison.Ordinal))
        && !reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Is(Concept.Use | Concept.Clear))
        && reading.Between(Math.Max(reading.Clause.From, reading.At - 7), reading.At).Any(atom => Progress.Contains(atom.Word));

    /// <summary>"the Geneva meeting on mine clearance".</summary>
    private static bool IsOccasion(Event reading) =>
        reading.Atom.Is(Concept.MineAction) && reading.Between(Math.Max(reading.Clause.From, reading.At - 3), reading.At).Any(atom => Occasions.Contains(atom.Word) && atom.Word is not ("centre" or "center" or "agency" or "authority"))
        && !reading.HasBefore(Concept.Fund);
}
