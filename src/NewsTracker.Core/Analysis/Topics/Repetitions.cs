using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>
/// Words that stand for an act said before: "Latvia could do so too", "Poland is about to.", "a step shared by Estonia", "Chad is
/// considering it". They repeat the topic of the last finding with the step their own words tell.
/// </summary>
internal static class Repetitions
{
    private const int Reach = 2;
    private const int FarthestSharer = 8;

    private static readonly FrozenSet<string> Objects = ["it", "this", "that", "this step", "the idea", "the option", "the same", "such a step", "such a move", "such a course"];

    public static Finding? Of(SentenceActors actors, Clause clause, int at, DocumentFocus focus, Finding? last)
    {
        if (last is null || actors.Sentence.Index - last.Event.Sentence.Index > Reach || actors.Sentence.IsQuestion)
            return null;
        if (Inversions.Of(actors, clause, at, focus) is { } echo)
            return new Finding(last.Topic, StepOf(echo, last), echo, "repeats", Binding.Referred);
        if (IsSharing(actors.Sentence.Atoms[at]))
            return OfSharers(actors, clause, at, focus, last);
        if (DeniesIt(actors.Sentence, at) && Event.Read(actors, clause, at, focus) is { Subject.Countries.Count: > 0 } denial)
            return new Finding(last.Topic, Stance.RulesOut, denial, "denies", Binding.Referred);
        var weighs = WeighsIt(actors.Sentence, clause, at) || IsUndecided(actors.Sentence, clause, at);
        if (!weighs && !Repeats(actors.Sentence, clause, at, last))
            return null;
        var reading = Event.Read(actors, clause, at, focus);
        if (reading.Subject.Countries.Count == 0 || reading.Subject.Link is SubjectLink.Discourse || (!weighs && reading.Subject.Countries.SequenceEqual(last.Subject.Countries)))
            return null;
        return new Finding(last.Topic, StepOf(reading, last), reading, "repeats", Binding.Referred);
    }

    /// <summary>"weighing it": the object is the act said before, whatever its topic, so no other reader is asked.</summary>
    public static bool WeighsIt(Sentence sentence, Clause clause, int at) =>
        sentence.Atoms[at].IsVerb(Concept.Consider | Concept.RuleOut) && !sentence.Atoms[at].IsVerb(Concept.Leave)
        && at + 1 < clause.To && (Objects.Contains(sentence.Atoms[at + 1].Word) || IsSuchAStep(sentence, at))
        && (IsSuchAStep(sentence, at) || at + 2 >= clause.To || sentence.Atoms[at + 2].IsSign || sentence.Atoms[at + 2].Is(Concept.Preposition) || sentence.Atoms[at + 2].Word is "as" or "too" or "again" or "as a future option");

    private static bool IsSuchAStep(Sentence sentence, int at) =>
        sentence.Atoms[at + 1].Word is "such" or "such a" or "any" && sentence.Atoms.Skip(at + 2).Take(2).Any(atom => atom.Word is "step" or "move" or "course" or "plan" or "such step" or "such move");

    /// <summary>"has denied any such plan".</summary>
    private static bool DeniesIt(Sentence sentence, int at) =>
        sentence.Atoms[at].IsVerb(Concept.Deny) && sentence.Atoms.Skip(at + 1).Take(4).TakeWhile(atom => !atom.IsSign).Any(atom => atom.Word is "such" || atom.Word.StartsWith("such ", StringComparison.Ordinal))
        && sentence.Atoms.Skip(at + 2).Take(4).TakeWhile(atom => !atom.IsSign).Any(atom => atom.Is(Concept.Intend | Concept.Consider | Concept.LeaveNoun) || atom.Word is "idea" or "move" or "step" or "thing" or "thought" or "such plan" or "such plans");

    /// <summary>"Chad has not decided yet": on what was said before.</summary>
    private static bool IsUndecided(Sentence sentence, Clause clause, int at) =>
        sentence.Atoms[at].Is(Concept.Undecided) && (sentence.Atoms[at].Word.EndsWith("decided", StringComparison.Ordinal) || sentence.Atoms[at].Word.EndsWith("decide", StringComparison.Ordinal) || sentence.Atoms[at].Word.EndsWith("made up", StringComparison.Ordinal)) && (at + 1 >= clause.To || sentence.Atoms[at + 1].IsSign || sentence.Atoms[at + 1].Word is "yet" or "so");

    private static Stance StepOf(Event reading, Finding last)
    {
        bool has(Concept concept) => ((reading.Before | reading.Atom.Concepts) & concept) != Concept.None;
        if (has(Concept.RuleOut) || (reading.Before & Concept.Not) != Concept.None)
            return has(Concept.RuleOut) && (reading.Before & Concept.Not) != Concept.None ? Stance.Considers : Stance.RulesOut;
        if (has(Concept.May | Concept.Consider | Concept.Undecided))
            return Stance.Considers;
        if (has(Concept.Will | Concept.Intend))
            return Stance.Intends;
        return IsOfPlans(reading.Atom) && last.Stance > Stance.Intends ? Stance.Intends : last.Stance;
    }

    /// <summary>"announced similar plans": no further than to plan, however far the others have come.</summary>
    private static bool IsOfPlans(Atom atom) => atom.Word.Contains(" plan", StringComparison.Ordinal) || atom.Word.EndsWith(" intentions", StringComparison.Ordinal);

    /// <summary>"The course, shared by fellow members Estonia and Poland": they have taken the step of the sentence before.</summary>
    private static Finding? OfSharers(SentenceActors actors, Clause clause, int at, DocumentFocus focus, Finding last)
    {
        if (actors.All.RightBehind(at, FarthestSharer).FirstOrDefault(static other => other.Actor.Kind is ActorKind.State or ActorKind.Office && other.Countries.Count > 0) is not { } sharers)
            return null;
        var subject = Subject.Of(sharers, SubjectLink.Agent);
        return new Finding(last.Topic, last.Stance, Event.Read(actors, clause, at, focus) with { Subject = subject }, "repeats", Binding.Referred);
    }

    private static bool IsSharing(Atom atom) => atom.Is(Concept.Follow) && atom.Word.EndsWith(" by", StringComparison.Ordinal);

    /// <summary>"do so", "taken the same course", "announced similar plans", "could follow" behind another topic than leaving, or an auxiliary that ends its sentence.</summary>
    private static bool Repeats(Sentence sentence, Clause clause, int at, Finding last)
    {
        var atom = sentence.Atoms[at];
        if (atom.Is(Concept.Follow) && (last.Topic is not Topic.Withdrawal || atom.Word.Contains("same", StringComparison.Ordinal) || atom.Word.Contains("similar", StringComparison.Ordinal) || atom.Word.EndsWith(" so", StringComparison.Ordinal) || atom.Word.EndsWith("likewise", StringComparison.Ordinal)))
            return true;
        return atom.Is(Concept.May | Concept.Will) && at > clause.From && at + 1 < sentence.Atoms.Count && sentence.Atoms[at + 1].IsSign && at + 2 >= clause.To;
    }
}
