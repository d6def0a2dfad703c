using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Withdrawal;

/// <summary>How far leaving has come where a verb, a noun or a state of being out tells it.</summary>
internal static class LeavingSteps
{
    private static readonly FrozenSet<string> Handed = ["given", "gave", "sent", "handed", "delivered", "lodged", "served", "filed", "submitted", "arrived", "reached"];

    /// <summary>"takes the country out of the treaty" is an act, not a state.</summary>
    private static readonly FrozenSet<string> Led = ["take", "takes", "taking", "bring", "brings", "bringing", "lead", "leads", "leading", "pull", "pulls", "pulling", "move", "moves", "moving"];

    public static Stance? OfVerb(Event reading, Binding binding)
    {
        if (binding is Binding.Implied && !(reading.Focus.IsAboutLeaving && MayStandAlone(reading)))
            return null;
        if (IsHypothetical(reading))
            return null;
        if (reading.IsObligation && !reading.HasBefore(Concept.Decide))
            return null;
        if (UndoesExit(reading))
            return null;
        if (reading.HasBefore(Concept.Undecided))
            return Stance.Considers;
        if (IsWeighed(reading))
            return Stance.Considers;
        if (IsSubjectOfRefusal(reading))
            return Stance.RulesOut;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut) || (reading.HasBefore(Concept.Deny) && !reading.HasBefore(Concept.Say & ~Concept.Deny)))
            return OfRefusal(reading);
        if (IsJudged(reading))
            return null;
        if (reading.HasBefore(Concept.Urge) && !reading.HasBefore(Concept.Decide | Concept.Intend))
            return null;
        if (reading.HasBefore(Concept.Formal))
            return reading.HasBefore(Concept.Will | Concept.May) ? Stance.Intends : Stance.Formalises;
        if (reading.HasBefore(Concept.Consider | Concept.May) || reading.Clause.Kind is ClauseKind.Condition)
            return Stance.Considers;
        if (reading.HasBefore(Concept.Decide | Concept.Intend | Concept.Will | Concept.Law))
            return Stance.Intends;
        if (reading.Atom.HasForm(Concept.Leave, WordForm.Ing) || Steps.IsInfinitive(reading))
            return Stance.Intends;
        return reading.IsPast ? (IsSuspension(reading) ? Stance.Formalises : Stance.InEffect) : Stance.Intends;
    }

    /// <summary>"Leaving the treaty is not an option".</summary>
    private static bool IsSubjectOfRefusal(Event reading) => OfGerund(reading).Any(Concept.RuleOut) && !OfGerund(reading).Take(2).Any(Concept.Undecided);

    /// <summary>"leaving the treaty is being discussed".</summary>
    private static bool IsWeighed(Event reading) => OfGerund(reading) is { Count: > 0 } predicate && !predicate.Any(Concept.Not | Concept.RuleOut) && predicate.Any(Concept.Consider | Concept.May);

    /// <summary>"leaving the treaty is a grave mistake": what is thought of it, by nobody who leaves.</summary>
    private static bool IsJudged(Event reading) => OfGerund(reading).Any(Concept.Regret | Concept.Criticise);

    /// <summary>What is said of "leaving the treaty" where that is the subject.</summary>
    private static AtomRange OfGerund(Event reading) =>
        reading.Atom.HasForm(Concept.Leave, WordForm.Ing) && (reading.At - reading.Clause.From <= 2 || reading.Sentence.Atoms[reading.At - 1].IsSign || reading.Sentence.Atoms[reading.At - 1].NamesStates)
            ? reading.Between(reading.At + 1, reading.Clause.To).SkipWhile(atom => !atom.Is(Concept.Be | Concept.RuleOut | Concept.Undecided)).Take(5)
            : default;

    /// <summary>"cancelled its withdrawal", "denounces the exit": what is undone or blamed is the leaving.</summary>
    private static bool UndoesExit(Event reading) =>
        reading.Between(reading.At + 1, Math.Min(reading.Clause.To, reading.At + 5)).TakeWhile(atom => !atom.IsSign && !atom.Is(Concept.Treaty | Concept.VagueTreaty)).Any(atom => atom.IsNoun(Concept.LeaveNoun) || atom.Word is "decision" or "decisions" or "plan" or "plans");

    /// <summary>"will not leave" rules it out; "has not left" tells nothing of plans; "does not rule out leaving" keeps it open.</summary>
    public static Stance? OfRefusal(Event reading)
    {
        if (reading.HasBefore(Concept.Not) && reading.HasBefore(Concept.RuleOut))
            return Stance.Considers;
        if (reading.HasBefore(Concept.RuleOut | Concept.Will | Concept.Intend | Concept.Consider | Concept.May | Concept.Deny))
            return Stance.RulesOut;
        var isPlan = reading.HasBefore(Concept.Be) || reading.At - reading.Clause.From <= 3;
        return reading.Atom.HasForm(Concept.Leave, WordForm.Ing) && isPlan ? Stance.RulesOut : null;
    }

    public static Stance? OfNoun(Event reading)
    {
        // "the withdrawals" of others.
        if (reading.Subject.Link is not SubjectLink.Possessor && reading.Atom.HasForm(Concept.LeaveNoun, WordForm.Plural) && !reading.HasBefore(Concept.Formal))
            return null;

        // "should regret each exit": somebody else's.
        if (reading.HasBefore(Concept.Regret | Concept.Urge | Concept.Criticise) && !(reading.HasBefore(Concept.Decide) && !reading.HasBefore(Concept.Regret | Concept.Criticise)) && reading.Subject.Link is not SubjectLink.Possessor)
            return null;
        if (IsSuspension(reading) && reading.Subject.Link is SubjectLink.Discourse or SubjectLink.Sentence)
            return null;
        if (reading.Has(Concept.Undecided))
            return Stance.Considers;
        if (OfPredicate(reading) is { } said)
            return said;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut) && IsOfAnother(reading))
            return IsSuspension(reading) ? Stance.Formalises : Stance.Intends;
        if (reading.HasBefore(Concept.Not | Concept.RuleOut) || (reading.Has(Concept.RuleOut) && !reading.Has(Concept.Effect)))
            return reading.HasBefore(Concept.Not) && reading.HasBefore(Concept.RuleOut) ? Stance.Considers : Stance.RulesOut;
        if (reading.Has(Concept.Effect))
            return reading.Has(Concept.Will | Concept.May) || !(reading.Sentence.Atoms.Any(atom => atom.HasForm(Concept.Effect, WordForm.Past)) || TakesEffectNow(reading)) ? Stance.Formalises : Stance.InEffect;
        if (reading.Has(Concept.Formal) || (reading.Atom.Word.StartsWith("not", StringComparison.Ordinal) && reading.Between(reading.Clause.From, reading.Clause.To).Any(atom => Handed.Contains(atom.Word))))
            return reading.Has(Concept.Will | Concept.May | Concept.Yet) ? Stance.Intends : Stance.Formalises;
        if (reading.HasBefore(Concept.Consider) || reading.Has(Concept.May))
            return Stance.Considers;
        if (IsSuspension(reading))
            return Stance.Formalises;
        return reading.Sentence.Atoms[Math.Max(0, reading.At - 2)].Word == "any" || reading.Sentence.Atoms[Math.Max(0, reading.At - 1)].Word == "any" ? Stance.Considers : Stance.Intends;
    }

    /// <summary>"Chad's withdrawal takes effect.": told of the day itself, where nothing behind says of another.</summary>
    private static bool TakesEffectNow(Event reading)
    {
        var behind = reading.Between(reading.At + 1, reading.Clause.To);
        var effect = behind.FindIndex(atom => atom.HasForm(Concept.Effect, WordForm.Third));
        return effect >= 0 && behind.Skip(effect + 1).All(atom => atom.IsSign || atom.Word is "today" or "now" or "at" or "midnight" or "on" or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday");
    }

    /// <summary>"Chad does not accept the suspension by Mali": who says no is another than who leaves.</summary>
    private static bool IsOfAnother(Event reading) =>
        reading.Subject.Link is SubjectLink.Agent or SubjectLink.Possessor
        && reading.Actors.All.Any(other => other.Actor.To <= reading.At && other.Actor is { IsModifier: false, IsOblique: false } && other.Countries.Count > 0 && !other.Countries.Any(reading.Subject.Countries.Contains));

    /// <summary>"Finland's membership lapsed in January".</summary>
    public static Stance? OfLapsing(Event reading)
    {
        if (Duties.OwnerOf(reading.Actors, reading.Clause, reading.At) is null || reading.HasBefore(Concept.Not))
            return null;
        return reading.IsPast && !reading.HasBefore(Concept.Will | Concept.May) ? Stance.InEffect : Stance.Formalises;
    }

    /// <summary>"a withdrawal is not being considered", "an exit is under study": what is said of the exit itself.</summary>
    private static Stance? OfPredicate(Event reading)
    {
        const int FarthestBe = 8;
        var behind = reading.Between(reading.At + 1, reading.Clause.To);
        var be = behind.FindIndex(atom => atom.Is(Concept.Be));
        if (be is < 0 or > FarthestBe || behind.Take(be).Any(atom => atom.IsVerb(Concept.Leave) || atom.Word == ","))
            return null;
        var predicate = behind.Skip(be).Take(5).TakeWhile(atom => !atom.IsSign);
        var weighed = predicate.Any(atom => atom.HasForm(Concept.Consider, WordForm.Past) || (atom.Is(Concept.Consider) && atom.Meanings.All(meaning => meaning.Form is WordForm.Plain && !meaning.IsVerb)));
        var planned = predicate.Any(atom => atom.HasForm(Concept.Intend, WordForm.Past) || atom.Word is "envisaged" or "foreseen");
        if (!weighed && !planned)
            return null;
        return predicate.Any(Concept.Not) && !predicate.Any(Concept.RuleOut) ? Stance.RulesOut : weighed ? Stance.Considers : Stance.Intends;
    }

    public static Stance? OfBeingOut(Event reading, Binding binding)
    {
        if (binding is Binding.Implied && reading.Atom.Word is "out of" or "free of")
            return null;

        // "are out there today".
        if (reading.Atom.Word.EndsWith(" out", StringComparison.Ordinal) && reading.At + 1 < reading.Sentence.Atoms.Count && reading.Sentence.Atoms[reading.At + 1].Word is "there" or "here" or "to" or "loud")
            return null;

        // "before the year is out".
        if (reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Word is "year" or "month" or "week" or "decade" or "day" or "jury" or "summer" or "winter")
            return null;

        // "to set out by spring" is another verb.
        if (reading.Atom.Word.StartsWith("out ", StringComparison.Ordinal) && reading.At > 0 && reading.Sentence.Atoms[reading.At - 1] is var verb && (verb.Word is "set" or "sets" or "setting" or "carry" or "carried" or "point" or "pointed" or "turned" or "find" or "found" or "run" or "ran" or "work" or "worked" or "sent" or "spell" or "spelled"))
            return null;
        if (reading.HasBefore(Concept.RuleOut))
            return reading.HasBefore(Concept.Not) ? Stance.Considers : Stance.RulesOut;
        if (reading.HasBefore(Concept.Not))
            return reading.HasBefore(Concept.Will | Concept.Intend) || reading.Atom.Is(Concept.Intend) ? Stance.RulesOut : null;
        if (reading.HasBefore(Concept.Consider | Concept.May))
            return Stance.Considers;

        // "on its way out".
        if (reading.Atom.Is(Concept.Intend))
            return Stance.Intends;
        if (reading.Atom.Word == "out of" && reading.HasBefore(Concept.Formal) && !reading.HasBefore(Concept.Will))
            return Stance.Formalises;
        if (reading.Atom.Word == "out of" && reading.Between(Math.Max(reading.Clause.From, reading.At - 5), reading.At).Any(atom => Led.Contains(atom.Word)))
            return Stance.Intends;
        if (reading.Atom.Word == "out of" && reading.HasBefore(Concept.Decide | Concept.Law | Concept.Intend))
            return Stance.Intends;
        return reading.Has(Concept.Will) || IsToCome(reading) ? Stance.Formalises : Stance.InEffect;
    }

    /// <summary>"ceases to apply on 10 January", "out from 10 January": a day that is named for what is still to happen.</summary>
    private static bool IsToCome(Event reading) =>
        reading.Atom.FirstWord is "ceases" or "stops" or "cease" or "stop" || reading.Atom.Word == "out from"
        || (!reading.HasBefore(Concept.Perfect) && reading.Between(reading.Clause.From, reading.At).Any(atom => atom.Word is "as soon as" or "once" or "when" or "the moment"));

    /// <summary>Verbs that mean leaving a treaty even where none is named beside them.</summary>
    private static bool MayStandAlone(Event reading) =>
        reading.Atom.FirstWord is "withdraw" or "withdrew" or "withdrawn" or "withdrawing" or "withdraws" or "quit" or "quits" or "quitting" or "exit" or "exits" or "exited" or "exiting"
            or "leave" or "leaves" or "leaving" or "pull" or "pulled" or "pulling" or "opt" or "opting" or "suspend" or "suspended" or "suspends" or "denounce" or "denounced" or "denouncing"
        || (reading.Atom.Word == "left" && !(reading.At > 0 && reading.Sentence.Atoms[reading.At - 1].Is(Concept.Be)));

    /// <summary>"after it notifies", "until it leaves": still to come, if ever.</summary>
    public static bool IsHypothetical(Event reading) =>
        reading.Clause.Kind is ClauseKind.Adverbial or ClauseKind.Condition && !reading.IsPast && !reading.HasBefore(Concept.Perfect)
        && reading.Sentence.Atoms[reading.Clause.From].Word is "after" or "before" or "once" or "until" or "when" or "unless" or "if" or "as soon as";

    private static bool IsSuspension(Event reading) => reading.Atom.Word.StartsWith("suspen", StringComparison.Ordinal);

    /// <summary>An exit that is only named says little of how far it has come.</summary>
    public static bool IsBareMention(Event reading) =>
        !reading.Has(Concept.Undecided | Concept.Not | Concept.RuleOut | Concept.Effect | Concept.Formal | Concept.Consider | Concept.May | Concept.Decide | Concept.Intend | Concept.Will) && !IsSuspension(reading);
}
