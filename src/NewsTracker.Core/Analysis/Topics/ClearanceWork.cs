using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Which words on mined ground, its bodies and its crews tell that a state clears.</summary>
internal static class ClearanceWork
{
    /// <summary>"the mine action conference": where it is talked of.</summary>
    private static readonly FrozenSet<string> Occasions = ["conference", "conferences", "centre", "centres", "center", "centers", "agency", "authority", "day", "expert", "experts", "official", "officials", "standards", "community", "forum", "meeting", "summit", "organisation", "organisations"];

    private static readonly FrozenSet<string> Founding = ["set up", "sets up", "founded", "established", "establishes", "establishing", "created", "creates", "creating", "opened", "opens", "launched", "launches", "set", "inaugurated", "hosts", "host", "runs", "operates", "maintains"];

    private static readonly FrozenSet<string> Progress =
    [
        "finish", "finished", "finishes", "finishing", "complete", "completed", "completes", "completing", "resume", "resumed", "resumes", "resuming", "halve", "halved", "halves", "reduce", "reduced", "reduces", "reducing",
        "tackle", "tackled", "tackles", "tackling", "search", "searched", "searching", "survey", "surveyed", "surveying", "released", "release", "releases", "closed", "close", "closes", "work", "working", "worked", "works", "rid", "shrunk", "cut", "handed", "hand", "hands", "freed", "frees", "restored", "reopened", "returned",
    ];

    private static readonly FrozenSet<string> Harmed = ["killed", "kills", "injured", "injures", "hurt", "wounded", "wounds", "died", "die", "dies", "lost", "unpaid", "attacked", "stepped"];

    private static readonly string[] MinedGround = ["mine", "contaminated", "suspected", "hazardous", "area suspected", "areas suspected"];

    /// <summary>Whether the word stands for work that is done, rather than for a meeting about it, a field or an office.</summary>
    public static bool IsTold(Event reading) => reading.Atom switch
    {
        { } atom when atom.Is(Concept.MineAction) => FoundsBody(reading) || (!IsOccasion(reading) && !(reading.At + 1 < reading.Sentence.Atoms.Count && Occasions.Contains(reading.Sentence.Atoms[reading.At + 1].Word) && !SendsExperts(reading))),
        { } atom when atom.Is(Concept.Office) => FoundsBody(reading),
        { } atom when atom.Is(Concept.Ground) => WorksOn(reading),
        { } atom when atom.Is(Concept.Destroy) && !atom.Is(Concept.MineAction | Concept.Clear) => IsFoundMine(reading),
        { } atom when atom.Is(Concept.Out) => IsFreeOfMines(reading) || TakesOutOfGround(reading),
        { } atom when atom.Is(Concept.Fund) && !atom.Is(Concept.MineAction | Concept.Clear | Concept.Victim) => GivesMoney(reading),
        { } atom when FreesOf(atom) => atom.Word.Contains(" of", StringComparison.Ordinal) || IsOfMines(reading),
        _ => !EmptiesDepots(reading) && !IsCompound(reading),
    };

    /// <summary>"cleared 400 sites", "clear the strip along the Tigris": in an article about mines what is cleared is a place that was mined.</summary>
    public static bool ClearsPlace(Event reading) =>
        (reading.Atom.Word.StartsWith("clear", StringComparison.Ordinal) || reading.Atom.Word.StartsWith("demin", StringComparison.Ordinal)) && reading.Focus.IsOurWeapon
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 8)).TakeWhile(atom => !atom.IsSign) is var behind
        && !behind.Any(atom => Figurative.Contains(atom.Word)) && behind.Any(atom => Places.Contains(atom.Word) || atom is { IsCapitalised: true, Concepts: Words.Concept.None });

    private static readonly FrozenSet<string> Places =
    [
        "site", "sites", "area", "areas", "zone", "zones", "strip", "strips", "belt", "border", "borders", "frontier", "village", "villages", "town", "towns", "district", "districts", "province", "provinces", "governorate", "governorates",
        "region", "regions", "road", "roads", "hill", "hills", "path", "paths", "beach", "beaches", "farm", "farms", "forest", "forests", "bank", "banks", "plots", "coast", "shore", "highway", "railway", "desert", "line", "lines", "ground", "surroundings", "everything",
    ];

    /// <summary>What is cleared of anything but mines.</summary>
    private static readonly FrozenSet<string> Figurative = ["way", "hurdle", "hurdles", "obstacle", "stage", "vote", "reading", "committee", "air", "name", "names", "rubble", "snow", "debris", "backlog", "customs", "protesters", "demonstrators"];

    /// <summary>"is declared free of landmines": it has been cleared.</summary>
    public static bool IsFreeOfMines(Event reading) =>
        reading.Atom.Word is "free of" or "free from" && !reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Word is "world" or "continent" or "region" or "hemisphere" or "hope" or "hopes") && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).TakeWhile(atom => !atom.IsSign).Any(atom => atom.Is(Concept.Mine) || (atom.Is(Concept.Ground) && atom.Word.Contains("mine", StringComparison.Ordinal)));

    private static bool FreesOf(Reading.Atom atom) => atom.Word is "free" or "frees" or "freed" or "freeing";

    /// <summary>"freeing the common border of mines".</summary>
    private static bool IsOfMines(Event reading) =>
        reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 8)).TakeWhile(atom => !atom.IsSign).SkipWhile(atom => atom.Word is not ("of" or "from")).Skip(1).Take(4).Any(Concept.Mine);

    /// <summary>"has taken 138,000 mines out of the ground".</summary>
    private static bool TakesOutOfGround(Event reading) =>
        reading.Atom.Word is "out of" or "out" && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 4)).Any(atom => atom.Is(Concept.Ground) || atom.Word is "ground" or "earth" or "soil")
        && reading.Between(Math.Max(reading.Clause.From, reading.At - 8), reading.At).SkipWhile(atom => atom.Word is not ("take" or "takes" or "took" or "taken" or "taking" or "dig" or "dug" or "digging" or "pull" or "pulled" or "pulling" or "got" or "get" or "getting" or "lifted")).Any(Concept.Mine);

    /// <summary>"self-neutralizing mechanisms".</summary>
    private static bool IsCompound(Event reading) => reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word is "self" or "auto";

    /// <summary>"to rid its army of mines" gives up stocks.</summary>
    private static bool EmptiesDepots(Event reading) =>
        reading.Atom.Word.StartsWith("rid", StringComparison.Ordinal) && (reading.After & (Concept.Forces | Concept.Stock)) != Concept.None;

    private static readonly FrozenSet<string> Giving = ["pledged", "pledges", "pledge", "donated", "donates", "donate", "contributed", "contributes", "contribute", "funded", "funds", "fund", "financed", "finances", "paid", "pays", "pay", "gave", "gives", "give", "given", "provided", "provides", "provide", "granted", "grants", "allocated", "earmarked", "donor", "donors"];

    /// <summary>"pledged another 20 million dollars" behind a sentence on clearing: what for has been said.</summary>
    private static bool GivesMoney(Event reading) =>
        reading.Focus.LastSentenceIsOnClearance && Giving.Contains(reading.Atom.Word) && reading.Subject is { Link: SubjectLink.Clause, Kind: ActorKind.State or ActorKind.Office }
        && !reading.Sentence.Atoms.Any(Concept.MineAction | Concept.Clear | Concept.Victim | Concept.Mine | Concept.OtherWeapon | Concept.Acquire | Concept.Produce)
        && (!reading.IsVerb || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 8)).Any(atom => atom.Word is "million" or "millions" or "billion" or "euros" or "dollars" or "money" or "funds" || atom.Word.StartsWith('$') || atom.Word.StartsWith('€')));

    /// <summary>"Croatian deminers worked through the winter": who clears for a state is at work.</summary>
    public static Subject? CrewOf(Event reading) =>
        reading.Atom.Is(Concept.MineAction) && reading.Atom.Is(Concept.Forces) && !reading.Sentence.IsQuestion
        && reading.Actors.All.At(reading.At) is { Actor: { IsOblique: false, Kind: ActorKind.Forces or ActorKind.Office }, Countries.Count: > 0 } crew
        && reading.Between(crew.Actor.To, reading.Clause.To).Any(atom => atom.IsAnyVerb || atom.Is(Concept.Be | Concept.Perfect) || atom.Word.EndsWith("ed", StringComparison.Ordinal))
        && !reading.Between(reading.Clause.From, crew.Actor.From).Any(atom => atom.IsAnyVerb || atom.Word.EndsWith("ed", StringComparison.Ordinal))
        && !reading.Between(reading.Clause.From, reading.Clause.To).Any(atom => Harmed.Contains(atom.Word) || atom.Is(Concept.Not))
            ? Subject.Of(crew, SubjectLink.Clause)
            : null;

    /// <summary>"sent demining experts".</summary>
    private static bool SendsExperts(Event reading) =>
        reading.Sentence.Atoms[reading.At + 1].Word is "expert" or "experts" && reading.Between(Math.Max(reading.Clause.From, reading.At - 4), reading.At).Any(atom => atom.IsVerb(Concept.Fund) || atom.Word.StartsWith("dispatch", StringComparison.Ordinal));

    /// <summary>"blew up mines found on a beach": what was laid and is found is cleared, not given up.</summary>
    public static bool IsFoundMine(Event reading) =>
        (reading.Atom.IsVerb(Concept.Destroy) && reading.Focus.LastSentenceTellsOfLaidMines && !reading.Has(Concept.Stock) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 7)).Any(atom => atom.Word == "them")) ||
        reading.Atom.IsVerb(Concept.Destroy) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 9)).TakeWhile(atom => !atom.IsSign && !atom.Is(Concept.Stock)) is var behind
        && behind.FindIndex(atom => atom.Is(Concept.Mine)) is >= 0 and var mine && behind.Skip(mine + 1).Take(4).Any(atom => Found.Contains(atom.Word) || atom.Is(Concept.Ground) || (Places.Contains(atom.Word) && atom.Word is not ("line" or "everything")));

    private static readonly FrozenSet<string> Found = ["found", "discovered", "laid", "planted", "left", "left behind", "buried", "unearthed", "sown", "washed", "dating", "from the war"];

    /// <summary>"has set up a national mine action centre".</summary>
    private static bool FoundsBody(Event reading) =>
        (reading.Atom.Is(Concept.MineAction) || reading.Atom.Word.Contains("mine", StringComparison.Ordinal) || reading.Atom.Word.Contains("demining", StringComparison.Ordinal))
        && reading.Between(Math.Max(reading.Clause.From, reading.At - 6), reading.At).Any(atom => Founding.Contains(atom.Word));

    /// <summary>"resumed work on its minefields", "has halved the area suspected of mines": what is worked on is mined ground.</summary>
    private static bool WorksOn(Event reading) =>
        MinedGround.Any(word => reading.Atom.Word.StartsWith(word, StringComparison.Ordinal))
        && !reading.Between(reading.Clause.From, reading.At).Any(Concept.Use | Concept.Clear)
        && reading.Between(Math.Max(reading.Clause.From, reading.At - 7), reading.At).Any(atom => Progress.Contains(atom.Word));

    /// <summary>"the Geneva meeting on mine clearance".</summary>
    private static bool IsOccasion(Event reading) =>
        reading.Atom.Is(Concept.MineAction) && reading.Between(Math.Max(reading.Clause.From, reading.At - 3), reading.At).Any(atom => Occasions.Contains(atom.Word) && atom.Word is not ("centre" or "center" or "agency" or "authority"))
        && !reading.HasBefore(Concept.Fund);
}
