using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Standing up for the norm: upholding it, urging others to join, regretting that they leave; or attacking it.</summary>
internal sealed class SupportReader : ITopicReader
{
    private const Concept Hostile = Concept.Leave | Concept.LeaveNoun | Concept.Use | Concept.Transfer | Concept.Produce | Concept.Intend;

    /// <summary>Verbs that uphold many things besides a treaty.</summary>
    private static readonly FrozenSet<string> Loose = ["defend", "defends", "defending", "defended", "share", "shares", "shared", "sharing", "back", "backs", "backed", "backing", "observe", "preserve", "safeguard", "attach", "implement", "embrace", "embraces", "embraced", "treasure", "treasures", "cherish", "cherishes", "bolster", "bolsters", "bolstered"];

    public Concept Openers => Concept.Uphold | Concept.Welcome | Concept.Urge | Concept.Regret | Concept.Criticise;

    public Finding? Read(Event reading)
    {
        if (reading.Sentence.IsQuestion || reading.Subject.Countries.Count == 0 || (reading.IsObligation && !reading.Atom.Is(Concept.Criticise) && reading.Subject.Kind is not Actors.ActorKind.FirstPerson))
            return null;
        var atom = reading.Atom;
        if (reading.Clause.Kind is Reading.ClauseKind.Condition || (atom.IsVerb(Concept.Uphold) && Loose.Contains(atom.Word) && (reading.After & (Concept.Treaty | Concept.VagueTreaty | Concept.Mine | Concept.VagueWeapon)) == Concept.None))
            return null;
        if (atom.Is(Concept.Uphold) && (atom.IsVerb(Concept.Uphold) || atom.Word == "support") && UpholdsStep(reading))
            return null;
        var scene = Scene.Of(reading);
        if (atom.IsVerb(Concept.Uphold) && Loose.Contains(atom.Word) && atom.Word.StartsWith("shar", StringComparison.Ordinal) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 4)).Any(Concept.Mine))
            return null;
        if (HasOtherObject(reading) || (atom.Word == "question" && reading.At > reading.Clause.From && (reading.Sentence.Atoms[reading.At - 1].Is(Concept.Preposition) || reading.Sentence.Atoms[reading.At - 1].Word is "the" or "a" or "this")))
            return null;
        if (atom.IsVerb(Concept.Leave) && LeavesTreaty(reading))
            return null;
        if (FaultsTreaty(reading))
            return Of(Stance.RulesOut, "criticise", Binding.Named);
        if (atom.Is(Concept.Criticise | Concept.Regret) && DefendsNorm(reading))
            return Of(Stance.InEffect, "uphold", Binding.Named);
        if (BlamesOthers(reading))
            return Of(Stance.InEffect, "regret", Binding.Named);
        if (atom.Is(Concept.Criticise) && RejectsLeaving(reading))
            return null;
        if (OpposesTreaty(reading))
            return Of(Stance.RulesOut, "criticise", Binding.Named);
        if (atom.Word.StartsWith("oppos", StringComparison.Ordinal))
            return null;
        if (atom.Is(Concept.Criticise) && !atom.Is(Concept.Regret))
            return scene.NamesTreaty || scene.RefersToTreaty ? Of(Stance.RulesOut, "criticise", Binding.Named) : null;
        if (reading.HasBefore(Concept.Not) && !reading.Has(Concept.May))
            return null;
        if (atom.Is(Concept.Welcome) && reading.Between(reading.At + 1, reading.At + 2).Any(next => next.Word == "to") && reading.Between(reading.At + 2, reading.At + 3).Any(next => next.IsVerb(Concept.Say)))
            return null;
        if (IsAsked(reading) || IsOwnWorry(reading) || AsksForItself(reading) || IsGround(reading) || CondemnsCrime(reading))
            return null;
        if (atom.Is(Concept.Regret))
            return OfRegret(reading, scene);
        if (UrgesToStay(reading) || UrgesOutsiders(reading))
            return Of(Stance.InEffect, CueOf(atom), Binding.Named);
        if (scene.NamesTreaty)
            return Of(Stance.InEffect, CueOf(atom), (reading.After & (Concept.Treaty | Concept.VagueTreaty | Concept.Mine)) != Concept.None ? Binding.Named : Binding.Nearby);
        if (scene.NamesMines && atom.Is(Concept.Urge | Concept.Welcome | Concept.Uphold))
            return Of(Stance.InEffect, CueOf(atom) + " mines", (reading.After & Concept.Mine) != Concept.None ? Binding.Named : Binding.Nearby);
        return scene.RefersToTreaty && atom.Is(Concept.Uphold | Concept.Welcome) ? Of(Stance.InEffect, CueOf(atom), Binding.Referred) : null;

        Finding Of(Stance stance, string cue, Binding binding) => new(Topic.Support, stance, reading, cue, binding);
    }

    /// <summary>"criticised the Convention as unbalanced", "called for the Convention to be amended".</summary>
    private static bool FaultsTreaty(Event reading)
    {
        var behind = reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 9)).TakeWhile(atom => !atom.IsSign);
        var treaty = behind.FindIndex(atom => atom.Is(Concept.Treaty));
        return treaty >= 0 && !reading.HasBefore(Concept.Not) && !behind.Take(treaty).Any(Hostile | Concept.Ban | Concept.Member)
            && (reading.Atom.Word.StartsWith("criti", StringComparison.Ordinal) && reading.IsVerb && treaty <= 2
                || reading.Atom.IsVerb(Concept.Urge) && behind.Skip(treaty).Any(atom => atom.Word is "amended" or "revised" or "annulled" or "changed" or "scrapped" or "renegotiated" or "rewritten"));
    }

    /// <summary>"forces loyal to the king": loyal, but to no treaty.</summary>
    private static bool HasOtherObject(Event reading) =>
        reading.Atom.Is(Concept.Uphold) && !reading.IsVerb && reading.Atom.LastWord is "to"
        && (reading.Between(reading.At + 1, reading.At + 3).Any(next => next.IsVerb(Concept.Leave)) || IsToOther(reading));

    private static bool IsToOther(Event reading) =>
        reading.Atom.Word.Split(' ') is [_, "to"]
        && !reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 14)).Any(next => next.Is(Concept.Treaty | Concept.VagueTreaty | Concept.Mine | Concept.VagueWeapon | Concept.Join | Concept.Ban) || next.Word is "it" or "them" or "goal" or "goals" or "aims" or "objectives" or "cause");

    private static Finding? OfRegret(Event reading, Scene scene)
    {
        var isHostileAct = reading.Sentence.Atoms.Any(other => other != reading.Atom && other.Is(Hostile));
        if (!scene.NamesTreaty && !scene.NamesMines && !(isHostileAct && reading.Focus.IsOurTreaty))
            return reading.Focus.IsOurTreaty ? new Finding(Topic.Support, Stance.InEffect, reading, "regret", Binding.Implied) : null;
        return new Finding(Topic.Support, Stance.InEffect, reading, "regret", isHostileAct ? Binding.Named : Binding.Nearby);
    }

    /// <summary>"has been asked to": the subject is the one who is asked; "asked what it would take": a question.</summary>
    private static bool IsAsked(Event reading) =>
        (reading.Atom.IsVerb(Concept.Urge) && reading.Between(reading.At + 1, reading.At + 4).TakeWhile(next => !next.Is(Concept.Not)) is var wanted && (wanted is [{ } directly, ..] && (directly.IsVerb(Concept.Leave) || directly.Is(Concept.Mine))))
        || (reading.Atom.Word.EndsWith(" that", StringComparison.Ordinal) && !reading.Between(reading.At + 1, reading.At + 4).Any(next => next.Word is "all" or "every" or "other" or "others" or "more" or "those" or "states" or "countries" or "nations" or "remaining"))
        || (reading.Atom.IsVerb(Concept.Urge) && reading.Between(reading.At + 1, reading.At + 4).TakeWhile(next => !next.NamesStates).Any(next => next.Word is "parliament" or "cabinet" or "army" or "deputies" or "lawmakers" or "senate" or "legislature"))
        || (reading.Atom.Word is "asked" && reading.At + 1 < reading.Clause.To && reading.Sentence.Atoms[reading.At + 1].Word == "about")
        || (reading.Atom.IsVerb(Concept.Urge) && reading.Between(reading.At + 1, reading.At + 6).TakeWhile(next => !next.IsSign).Any(next => next.Word is "what" or "whether" or "how" or "why" or "if" or "when"))
        || (reading.Atom.IsVerb(Concept.Urge) && reading.IsPast && reading.Subject.Link is not Actors.SubjectLink.Agent && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be));

    /// <summary>"in compliance with its commitments": why something else is done.</summary>
    private static bool IsGround(Event reading) =>
        !reading.IsVerb && reading.Atom.IsNoun(Concept.Uphold) && reading.Between(Math.Max(reading.Clause.From, reading.At - 5), reading.At).Any(atom => atom.Word is "compliance" or "accordance" or "line" or "keeping" or "conformity" or "fulfilment" or "pursuant" or "part");

    private static readonly FrozenSet<string> Crimes = ["attack", "attacks", "murder", "murders", "killing", "killings", "bombing", "bombings", "terrorism", "violence", "assassination", "massacre", "invasion", "aggression", "strike", "strikes"];

    /// <summary>"condemns the attack on the deminers".</summary>
    private static bool CondemnsCrime(Event reading) =>
        reading.Atom.IsVerb(Concept.Regret) && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 9)).FirstOrDefault(atom => atom.Is(Hostile | Concept.Treaty | Concept.VagueTreaty) || Crimes.Contains(atom.Word)) is { } first && Crimes.Contains(first.Word);

    /// <summary>"begged for time", "asked for five more years", "appealed for money".</summary>
    private static bool AsksForItself(Event reading) =>
        reading.Atom.IsVerb(Concept.Urge) && reading.Between(reading.At + 1, reading.At + 6).TakeWhile(next => !next.IsSign).Any(next => next.Word is "time" or "years" or "months" or "extension" or "money" or "help" or "aid" or "assistance" or "maps" or "funds" or "funding");

    /// <summary>"security concerns": a state's own, not at what others do.</summary>
    private static bool IsOwnWorry(Event reading) =>
        reading.Atom.Word is "concern" or "concerns" or "worry" or "worries"
        && !(reading.At + 1 < reading.Clause.To && reading.Sentence.Atoms[reading.At + 1].Word is "about" or "over" or "at" or "that" or "regarding")
        && !reading.Between(Math.Max(reading.Clause.From, reading.At - 6), reading.At).Any(atom => Voiced.Contains(atom.Word));

    /// <summary>"endorsed accession", "observes a moratorium on exports", "backs the bill": a step or a measure of its own, told by the reader of that topic.</summary>
    private static bool UpholdsStep(Event reading) =>
        reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 4)).FirstOrDefault(next => next.Is(Concept.Treaty | Concept.VagueTreaty | Concept.Join | Concept.Ratify | Concept.Law | Concept.LeaveNoun | Concept.Leave | Concept.Mine | Concept.Ban | Concept.Victim | Concept.MineAction)) is { } first
        && ((first.Is(Concept.Leave | Concept.Victim | Concept.MineAction) || first.IsNoun(Concept.Join | Concept.Ratify | Concept.Law | Concept.LeaveNoun) && !first.Is(Concept.Treaty | Concept.VagueTreaty)) || first.Word == "moratorium");

    /// <summary>"denounce the Convention" is to leave it.</summary>
    private static bool LeavesTreaty(Event reading) =>
        reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).FirstOrDefault(next => next.Is(Concept.Treaty | Concept.VagueTreaty | Concept.LeaveNoun | Concept.Use | Concept.Mine | Concept.Leave)) is { } first && first.Is(Concept.Treaty | Concept.VagueTreaty);

    /// <summary>"rejects any weakening of the ban" stands by it.</summary>
    private static bool DefendsNorm(Event reading) =>
        reading.IsVerb && (reading.After & (Concept.Treaty | Concept.VagueTreaty)) != Concept.None
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).Any(next => Weakening.Contains(next.Word));

    /// <summary>"asked the five to think again", in a report on leaving.</summary>
    private static bool UrgesToStay(Event reading) =>
        reading.Atom.IsVerb(Concept.Urge) && !reading.Atom.Word.StartsWith("invit", StringComparison.Ordinal) && reading.Focus is { IsAboutLeaving: true, IsOurTreaty: true }
        && reading.Between(reading.At + 1, reading.At + 14).Any(next => next.Is(Concept.Stay) || Returning.Contains(next.Word));

    /// <summary>"urge those who remain outside to think again": to join what the text is about.</summary>
    private static bool UrgesOutsiders(Event reading) =>
        reading.Atom.IsVerb(Concept.Urge) && reading.Focus.IsOurTreaty && reading.Between(reading.At + 1, reading.At + 12).Any(next => next.Word is "outside" or "sidelines" or "remain outside" or "stay outside" or "follow suit");

    private static readonly FrozenSet<string> Returning = ["back", "again", "reconsider", "rethink", "return", "return to", "rejoin", "round", "around", "stay", "remain"];

    private static readonly FrozenSet<string> Weakening = ["weakening", "erosion", "undermining", "violation", "violations", "breach", "breaches", "dilution", "attempt", "attempts", "attacks"];

    /// <summary>"criticised the exits", "rejects Chad's withdrawal", "slams the use of mines": what others do.</summary>
    private static bool BlamesOthers(Event reading) =>
        reading.Atom.IsVerb(Concept.Criticise) && !reading.HasBefore(Concept.Not | Concept.May) && reading.Focus.IsOurTreaty
        && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 6)).TakeWhile(next => !next.IsSign && !next.Is(Concept.Treaty | Concept.VagueTreaty | Concept.Urge | Concept.Say)) is var behind
        && behind.FindIndex(next => next.IsNoun(Concept.LeaveNoun)) is >= 0 and var exit
        && (behind[exit].HasForm(Concept.LeaveNoun, WordForm.Plural) || reading.Actors.All.Any(other => other.Actor.From > reading.At && other.Actor.To <= reading.At + 2 + exit && other.Actor.IsModifier && other.Actor.Countries.Count > 0));

    /// <summary>"does not support the Convention", "opposes a total ban".</summary>
    private static bool OpposesTreaty(Event reading) =>
        reading.IsVerb && reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 4)).FirstOrDefault(next => next.Is(Concept.Treaty | Concept.Join | Concept.Leave | Concept.LeaveNoun | Concept.Ratify)) is { } first && first.Is(Concept.Treaty)
        && (reading.Atom.Word.StartsWith("oppos", StringComparison.Ordinal) ? !reading.HasBefore(Concept.Not)
            : reading.Atom.Word is "support" or "back" or "endorse" && reading.At > reading.Clause.From && (reading.Before & Concept.Not) != Concept.None && reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Is(Concept.Did | Concept.Will) || atom.Word is "cannot" or "can't"));

    /// <summary>"rejected calls for leaving the treaty" rejects the leaving.</summary>
    private static bool RejectsLeaving(Event reading) =>
        reading.IsVerb && (reading.Between(reading.At + 1, reading.Clause.To).TakeWhile(next => !next.Is(Concept.Treaty)).Any(Concept.Leave | Concept.LeaveNoun | Concept.Urge) || IsPassiveOfLeaving(reading));

    /// <summary>"calls for leaving the treaty were rejected".</summary>
    private static bool IsPassiveOfLeaving(Event reading) =>
        reading.At > reading.Clause.From && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be) && (reading.Before & (Concept.Leave | Concept.LeaveNoun)) != Concept.None;

    private static readonly FrozenSet<string> Voiced = ["expressed", "expresses", "express", "expressing", "voiced", "voices", "voice", "voicing", "raised", "raises", "raise", "shared", "shares", "share", "note", "notes", "noted", "noting"];

    private static string CueOf(Reading.Atom atom) => atom.Is(Concept.Uphold) ? "uphold" : atom.Is(Concept.Urge) ? "urge" : "welcome";

    /// <summary>What the clause and the sentence speak of.</summary>
    private sealed record Scene(bool NamesTreaty, bool NamesMines, bool RefersToTreaty)
    {
        public static Scene Of(Event reading)
        {
            var sentence = reading.Sentence.Atoms;
            var isIt = reading.Focus.LastSentenceNamesTreaty && reading.At + 1 < sentence.Count && sentence[reading.At + 1].Word is "it";
            var inClause = (reading.Before | reading.After | reading.Atom.Concepts) & (Concept.Treaty | Concept.Mine | Concept.VagueTreaty);
            return new Scene(
                sentence.Any(Concept.Treaty),
                sentence.Any(Concept.Mine) && !sentence.Any(Concept.MineAction),
                (isIt || (inClause & Concept.VagueTreaty) != Concept.None) && reading.Focus.IsOurTreaty && !sentence.Any(Concept.OtherTreaty));
        }
    }
}
