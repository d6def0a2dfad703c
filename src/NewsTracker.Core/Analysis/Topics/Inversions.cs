using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>"So will Chad", "nor will Mali": the act said before, with the verb before its subject.</summary>
internal static class Inversions
{
    public static Event? Of(SentenceActors actors, Clause clause, int at, DocumentFocus focus)
    {
        var atoms = actors.Sentence.Atoms;
        if (at == 0 || !atoms[at].Is(Concept.Will | Concept.May | Concept.Perfect | Concept.Did | Concept.Be))
            return null;
        var isSame = atoms[at - 1].Word is "so" or "as" or "just as";
        if (!isSame && !(atoms[at - 1].Word is "nor" or "neither" && atoms[at].Is(Concept.Will | Concept.May)))
            return null;
        if (actors.All.RightBehind(at, 2).FirstOrDefault(static other => other.Countries.Count > 0) is not { } subject || (subject.Actor.To < atoms.Count && !atoms[subject.Actor.To].IsSign))
            return null;
        var reading = Event.Read(actors, clause, at, focus) with { Subject = Subject.Of(subject, SubjectLink.Clause) };
        return isSame ? reading : reading with { Before = reading.Before | Concept.Not };
    }
}
