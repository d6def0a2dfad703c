using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>
/// Verbs that stand for one said before: "Latvia could do so too", "Finland will do the same", "Poland is about to." They repeat the
/// topic of the last finding with the step their own words tell.
/// </summary>
internal static class Repetitions
{
    private const int Reach = 2;

    public static Finding? Of(SentenceActors actors, Clause clause, int at, DocumentFocus focus, Finding? last)
    {
        if (last is null || actors.Sentence.Index - last.Event.Sentence.Index > Reach || actors.Sentence.IsQuestion || !Repeats(actors.Sentence, clause, at))
            return null;
        var reading = Event.Read(actors, clause, at, focus);
        if (reading.Subject.Countries.Count == 0 || reading.Subject.Link is SubjectLink.Discourse || reading.Subject.Countries.SequenceEqual(last.Subject.Countries))
            return null;
        var stance = (reading.Before & Concept.Not) != Concept.None ? Stance.RulesOut
            : ((reading.Before | reading.Atom.Concepts) & (Concept.May | Concept.Consider)) != Concept.None ? Stance.Considers
            : ((reading.Before | reading.Atom.Concepts) & (Concept.Will | Concept.Intend)) != Concept.None ? Stance.Intends
            : last.Stance;
        return new Finding(last.Topic, stance, reading, "repeats", Binding.Referred);
    }

    /// <summary>"do so", "taken the same course", or an auxiliary that ends its sentence.</summary>
    private static bool Repeats(Sentence sentence, Clause clause, int at)
    {
        var atom = sentence.Atoms[at];
        if (atom.Is(Concept.Follow) && (atom.Word.Contains("same", StringComparison.Ordinal) || atom.Word.EndsWith(" so", StringComparison.Ordinal) || atom.Word.EndsWith("likewise", StringComparison.Ordinal)))
            return true;
        return atom.Is(Concept.May | Concept.Will) && at > clause.From && at + 1 < sentence.Atoms.Count && sentence.Atoms[at + 1].IsSign && at + 2 >= clause.To;
    }
}
