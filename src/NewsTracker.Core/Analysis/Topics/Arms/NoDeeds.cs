using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>Words that name a deed nobody is said to have done.</summary>
internal static class NoDeeds
{
    private const Concept Attitudes = Concept.Will | Concept.Intend | Concept.Ban | Concept.Decide | Concept.RuleOut | Concept.Consider | Concept.May | Concept.Undecided | Concept.Stay | Concept.Not | Concept.Effect;

    private static readonly FrozenSet<string> LightVerbs = ["carried", "carry", "conducted", "continued", "continues", "continue", "engaged", "undertook", "undertaken", "opened", "opens", "launched", "launches", "issued", "awarded", "signed", "placed", "put", "invites", "invited"];

    private static readonly FrozenSet<string> Recorded = ["recorded", "reported", "confirmed", "found", "evidence", "documented", "alleged", "registered", "known"];

    /// <summary>"has fulfilled its obligation to destroy": it did.</summary>
    private static readonly FrozenSet<string> Met = ["fulfilled", "met", "honoured", "honored", "discharged", "completed", "implemented"];

    public static bool IsNone(Event reading) =>
        IsAttribute(reading) || IsContentOfTreaty(reading) || IsOnlyNamed(reading) || IsOthersDeed(reading) || IsNotRecorded(reading) || PlacesOrder(reading) || OrdersTo(reading) || KeepsOn(reading) || GetsDone(reading) || LacksMeans(reading) || IsMadeSo(reading) || NamesOffice(reading) || HoldsEvent(reading) || NeedsOtherThings(reading) || IsOfTheWorld(reading);

    /// <summary>"its stockpiled mines", "the mines laid there": a participle that qualifies.</summary>
    private static bool IsAttribute(Event reading)
    {
        // "the most heavily mined countries".
        if (reading.Atom.Word == "mined" && reading.At + 1 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 1].Word is "countries" or "country" or "states" or "regions" or "region" or "places" or "nations" or "nation")
            return true;
        if (!reading.IsPast || reading.At == 0 || reading.At + 1 >= reading.Sentence.Atoms.Count || !reading.Sentence.Atoms[reading.At + 1].Is(Concept.Mine))
            return false;
        var before = reading.Sentence.Atoms[reading.At - 1];
        if (before.IsSign || before.Word == "and")
            return reading.At + 2 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 2].Is(Concept.Be | Concept.Perfect);
        return before.IsPossessive || before.Word.EndsWith("ly", StringComparison.Ordinal) || before.Word is "the" or "its" or "their" or "our" or "of" or "all" or "these" or "remaining" or "any" or "last" or "old" or "first" or "other" or "existing" || char.IsAsciiDigit(before.Word.FirstOrDefault()) || before.Is(Concept.Preposition);
    }

    /// <summary>"the indiscriminate use of mines": nobody's, unless a state owns, plans, ends or forbids it, or its official tells of buying.</summary>
    private static bool IsOnlyNamed(Event reading) =>
        !reading.IsVerb && reading.Subject.Link is not (SubjectLink.Possessor or SubjectLink.Agent) && reading.Atom.FirstWord is not ("has" or "have")
        && (reading.Before & Attitudes) == Concept.None
        && !(reading.Atom.IsNoun(Concept.Acquire | Concept.Produce) && (reading.Before & Concept.Fund) != Concept.None)
        && !(reading.Atom.IsNoun(Concept.Destroy) && (reading.Before & Concept.Transfer) != Concept.None)
        && !(reading.At + 1 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 1].IsNoun(Concept.Ban))
        && !IsForbidden(reading)
        && !LooseObjects.IsToBegin(reading)
        && !(reading.Subject is { Link: SubjectLink.Oblique, Actor: { } place } && place.From > reading.At && (reading.After & Attitudes) != Concept.None)
        && !reading.Between(reading.Clause.From, reading.At).Any(atom => LightVerbs.Contains(atom.Word))
        && !(reading.Atom.IsNoun(Concept.Acquire) && reading.Subject is { Kind: ActorKind.Office, Link: SubjectLink.Clause } && reading.Between(reading.Clause.From, reading.At).Any(atom => atom.IsVerb(Concept.Say)));

    /// <summary>"the export of mines is forbidden".</summary>
    private static bool IsForbidden(Event reading) =>
        reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 8)) is var behind
        && behind.FindIndex(atom => atom.Is(Concept.Be | Concept.Perfect)) is >= 0 and var be && behind.Skip(be + 1).Take(2).Any(atom => atom.IsVerb(Concept.Ban));

    /// <summary>"mines scattered over the country", "where they had been laid": by whom is not told.</summary>
    private static bool IsOthersDeed(Event reading) =>
        reading.IsPast && reading.At > 0 && reading.Atom.Is(Concept.Use) && reading.Subject.Link is not SubjectLink.Agent
        && (reading.Sentence.Atoms[reading.At - 1].Is(Concept.Mine | Concept.VagueWeapon) || (IsPassive(reading) && !reading.HasBefore(Concept.Will | Concept.Not | Concept.May)));

    private static bool IsPassive(Event reading)
    {
        var before = reading.At - 1;
        before -= before > 0 && reading.Sentence.Atoms[before].Word is var word && (word.EndsWith("ly", StringComparison.Ordinal) || Adverbs.Contains(word)) ? 1 : 0;
        return reading.Sentence.Atoms[before].Is(Concept.Be);
    }

    /// <summary>"were again laid", "were once laid".</summary>
    private static readonly FrozenSet<string> Adverbs = ["again", "also", "still", "now", "once", "ever", "then", "later", "already", "since", "never"];

    /// <summary>"No use by Oman has been recorded": what is known, not what is intended.</summary>
    private static bool IsNotRecorded(Event reading) =>
        !reading.IsVerb && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word is "no" && reading.Between(reading.At + 1, reading.Clause.To).Any(atom => Recorded.Contains(atom.Word));

    /// <summary>"ordered its troops to stop", "signed a contract with a firm to make": what is ordered is an act.</summary>
    private static bool OrdersTo(Event reading) =>
        reading.Atom.Is(Concept.Acquire) && reading.Atom.Word is "ordered" or "orders" or "order" or "ordering" or "contract" or "contracts"
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 7)).TakeWhile(atom => !atom.Is(Concept.Mine | Concept.VagueWeapon)).Any(atom => atom.Word == "to");

    /// <summary>"keeps planting mines" holds none; "kept for training" is what the Convention lets every party keep.</summary>
    private static bool KeepsOn(Event reading) =>
        reading.Atom.IsVerb(Concept.Hold)
        && (reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 2)).Any(next => next.Word is "out" or "up" or "back" or "off" or "power" or "office" or "still" or "firm" or "together" || next.Word.StartsWith("out ", StringComparison.Ordinal)) || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).TakeWhile(next => !next.Is(Concept.Mine)).Any(next => next.IsNoun(Concept.Ban) || Holdings.Contains(next.Word))
            || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 2)).Any(next => next.IsVerbIn(WordForm.Ing))
            || reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 9)).Any(next => next.Word is "training" or "demining training" or "research"));

    /// <summary>"needs help in clearing mines", "spent a million on clearing mines": what is needed or paid is no weapon.</summary>
    private static bool NeedsOtherThings(Event reading) =>
        reading.Atom.IsVerb(Concept.Acquire) && (reading.Atom.Word.StartsWith("need", StringComparison.Ordinal) || reading.Atom.Word.StartsWith("want", StringComparison.Ordinal) || reading.Atom.Word.StartsWith("requir", StringComparison.Ordinal) || reading.Atom.Word.StartsWith("spen", StringComparison.Ordinal))
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 10)) is var behind
        && (!behind.Any(Concept.Mine) || behind.SkipWhile(atom => !atom.Is(Concept.Mine)).Skip(1).Take(1).Any(atom => atom.IsVerb(Concept.Ban | Concept.Produce | Concept.Clear | Concept.Destroy | Concept.Use) || atom.Word == "to") || behind.TakeWhile(atom => !atom.Is(Concept.Mine)).Any(atom => atom.IsAnyVerb || atom.Is(Concept.MineAction | Concept.Victim | Concept.Ban | Concept.Ground) || atom.Word is "help" or "against" or "from" or "off"));

    /// <summary>"the rebel-held town", "holds the view": what is held is no weapon.</summary>
    private static readonly FrozenSet<string> Holdings = ["town", "towns", "village", "villages", "city", "territory", "area", "areas", "region", "ground", "bridge", "view", "views", "opinion", "position", "promise", "promises", "word", "right", "rights", "option", "options"];

    private static readonly FrozenSet<string> Events = ["conference", "meeting", "meetings", "summit", "seminar", "workshop", "talks", "consultations", "election", "elections", "event", "session", "exercise", "exercises", "hearing", "debate", "discussions", "referendum", "forum", "ceremony", "vote"];

    /// <summary>"the conference was held in Oslo", "holds talks".</summary>
    private static bool HoldsEvent(Event reading) =>
        reading.Atom.IsVerb(Concept.Hold) && reading.Between(reading.Clause.From, Math.Min(reading.Clause.To, reading.At + 6)).Any(atom => Events.Contains(atom.Word));

    /// <summary>"the elimination of the world's mines", "only a ban on their use can help": what all should do, by nobody in particular.</summary>
    private static bool IsOfTheWorld(Event reading) =>
        !reading.IsVerb && reading.Subject.Link is SubjectLink.Discourse or SubjectLink.Sentence
        && (reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).Any(atom => atom.Word is "world" or "world's" or "worldwide" or "global" or "globe")
            || (reading.Subject.Link is SubjectLink.Discourse && reading.Between(Math.Max(reading.Clause.From, reading.At - 6), reading.At).Any(atom => atom.IsNoun(Concept.Ban)) && !reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Word == "moratorium")));

    /// <summary>"the ministry's procurement chief": a noun that says what an office is for.</summary>
    private static bool NamesOffice(Event reading) =>
        !reading.IsVerb && reading.At + 1 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 1] is var next
        && (next.Is(Concept.Office) || next.Word is "chief" or "office" or "department" or "director" or "directorate" or "agency" or "officer" or "manager");

    /// <summary>"get their fields cleared" acquires nothing.</summary>
    private static bool GetsDone(Event reading) =>
        reading.Atom.Word is "get" or "gets" or "getting" or "got"
        && !reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 6)).TakeWhile(next => !next.IsAnyVerb).Any(Concept.Mine | Concept.VagueWeapon);

    /// <summary>"the moratorium was made indefinite": nothing is produced.</summary>
    private static bool IsMadeSo(Event reading) =>
        reading.Atom.Word is "made" && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be) && reading.At + 1 < reading.Clause.To
        && reading.Sentence.Atoms[reading.At + 1] is { IsSign: false } next && !next.Is(Concept.Preposition) && next.Word is not ("again" or "here" or "abroad" or "locally" or "domestically" or "there" or "anywhere" or "only" or "any" or "and" or "or" or "at home" or "now");

    /// <summary>Verbs of use where mines are the means: "ringed its camps with mines".</summary>
    private static readonly string[] WithMines = ["cover", "surround", "ring", "line", "lining", "seal", "fortif", "litter", "carpet", "pepper", "contaminat", "booby", "fence", "fencing", "infest", "riddl", "girdl", "cordon"];

    private static bool LacksMeans(Event reading) =>
        reading.Atom.IsVerb(Concept.Use) && WithMines.Any(stem => reading.Atom.Word.StartsWith(stem, StringComparison.Ordinal))
        && !reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 8)).SkipWhile(atom => atom.Word != "with").Take(4).Any(Concept.Mine);

    /// <summary>"no order had been placed".</summary>
    private static bool PlacesOrder(Event reading) =>
        reading.Atom.Word is "placed" or "place" or "placing" or "places" && reading.Between(reading.Clause.From, reading.At).Any(atom => atom.IsNoun(Concept.Acquire));

    /// <summary>"a ban on the use", "the Convention forbids the production": what the treaty says, not what a state does.</summary>
    private static bool IsContentOfTreaty(Event reading)
    {
        if (reading.Atom.IsFiniteVerb)
            return false;
        var atoms = reading.Sentence.Atoms;
        for (var i = reading.At - 1; i >= reading.Clause.From && i >= reading.At - 12; i--)
        {
            if (atoms[i].Word.StartsWith("obligation", StringComparison.Ordinal) && reading.Between(Math.Max(0, i - 4), i).Any(atom => Met.Contains(atom.Word)))
                return false;
            if (atoms[i].Is(Concept.Treaty | Concept.VagueTreaty) && !atoms[i].IsVerb(Concept.Ban) && !atoms[i].IsNoun(Concept.Ban))
                return !IsJoinedVerb(reading, i);
            if (atoms[i].IsVerb(Concept.Ban))
                return reading.Between(Math.Max(0, i - 3), i).Any(atom => atom.Is(Concept.Treaty | Concept.VagueTreaty) || atom.Word is "convention" or "treaty" or "agreement" or "instrument" or "accord");
            if (atoms[i].IsSign || atoms[i].Is(Concept.Intend | Concept.Will | Concept.Decide | Concept.Not) || IsFinite(atoms[i]))
                break;
        }

        return false;
    }

    /// <summary>"will accede to the Convention and do away with its mines": a second verb of the same form, joined to the one that has the treaty for its object.</summary>
    private static bool IsJoinedVerb(Event reading, int treaty) =>
        reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word is "and" or "but"
        && reading.Between(reading.Clause.From, treaty).Any(atom => atom.IsVerb(Concept.Join | Concept.Ratify | Concept.Leave | Concept.Uphold) && atom.Meanings.Any(meaning => meaning.IsVerb && reading.Atom.Meanings.Any(own => own.IsVerb && own.Form == meaning.Form)));

    /// <summary>"joined the treaty and finished destroying": a verb of the subject's own stands between.</summary>
    private static bool IsFinite(Atom atom) => atom.IsVerbIn(WordForm.Past);
}
