using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Acts of a kind of states and not of one: "those who quit" are nobody in particular, unless the text says who is of the kind.</summary>
internal static class Kinds
{
    /// <summary>"those who quit": nobody in particular.</summary>
    private static readonly FrozenSet<string> Anyone = ["those", "anyone", "whoever", "countries", "states", "nations", "governments", "others", "any", "all"];

    /// <summary>"those that signed": the word right before the clause stands for a kind.</summary>
    public static bool IsMeantBefore(SentenceActors actors, Clause clause) =>
        clause is { Kind: ClauseKind.Relative, From: > 0 } && Anyone.Contains(actors.Sentence.Atoms[clause.From - 1].Word) && !(actors.All.At(clause.From - 1) is { Countries.Count: > 0 } named && named.Actor.To == clause.From);

    /// <summary>"Chad is one of the few countries that still make them": what is said of the kind is said of the one.</summary>
    public static Subject? OneOf(SentenceActors actors, Clause clause) =>
        actors.Sentence.Above(clause) is { } above
        && actors.Sentence.Atoms.Between(above.From, above.To) is var atoms && atoms.FindIndex(atom => atom.Is(Concept.Be)) is > 0 and var be
        && atoms.Skip(be + 1).Take(3).Any(atom => atom.Word is "one of" or "one" or "among" or "among the" or "only")
            ? SubjectFinder.InClause(actors, above, above.From + be)
            : null;

    /// <summary>"Among those that signed were Chad and Mali", "Two states have left: Chad and Mali": the kind acts, the list behind says who is of it.</summary>
    public static Subject? Enumerated(SentenceActors actors, int at)
    {
        foreach (var other in actors.All.Behind(at + 1))
        {
            if (other.Actor is { Kind: ActorKind.State, IsModifier: false, IsOblique: false } && other.Countries.Count > 0 && OpensList(actors.Sentence.Atoms, other.Actor.From))
                return Subject.Of(other, SubjectLink.Clause);
        }

        return null;
    }

    private static bool OpensList(AtomRange atoms, int at) =>
        atoms[at - 1].Word is ":" or "include" or "includes" or "included" or "are" or "were" or "namely"
        || (atoms[at - 1].Word == "the" && atoms[at - 2].Word is ":" or "include" or "are" or "were");

    public static Subject? OfKind(SentenceActors actors, Clause clause, int at) =>
        actors.All.Within(clause.From, at).FirstOrDefault(static other => !other.Actor.IsOblique) is { } subject && IsKind(actors.Sentence.Atoms, subject) ? Enumerated(actors, at) : null;

    private static bool IsKind(AtomRange atoms, ResolvedActor actor) =>
        actor.Actor.Kind is ActorKind.NonState or ActorKind.Group && actor.Actor.To - actor.Actor.From <= 2 && (Anyone.Contains(atoms[actor.Actor.To - 1].Word) || (actor.Actor.To < atoms.Count && Anyone.Contains(atoms[actor.Actor.To].Word)));
}
