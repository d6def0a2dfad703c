using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Acts that others see or blame.</summary>
internal static class Witnesses
{
    /// <summary>"condemned Chad for laying mines", "saw soldiers burying mines": who is blamed for a deed, or seen at it, does it.</summary>
    public static Subject? SeenDoing(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (!atoms[at].IsVerbIn(WordForm.Ing) || actors.All.Within(clause.From + 1, at).LastOrDefault(static other => !other.Actor.IsModifier) is not { } seen)
            return null;
        var before = atoms[seen.Actor.From > 1 && atoms[seen.Actor.From - 1].Word == "the" ? seen.Actor.From - 2 : seen.Actor.From - 1];
        var isBlamed = at - seen.Actor.To is 1 or 2 && atoms[seen.Actor.To].Word is "for" or "of" && before.IsVerb(Concept.Regret | Concept.Criticise | Concept.Accuse | Concept.Welcome);
        return isBlamed || (at == seen.Actor.To && Perceiving.Contains(before.Word)) ? Subject.Of(seen, SubjectLink.Object) : null;
    }

    private static readonly FrozenSet<string> Perceiving = ["saw", "see", "seen", "watched", "filmed", "observed", "caught", "photographed", "spotted", "show", "shows", "showed", "of"];
}
