using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Finds whose act an event of a clause is.</summary>
internal static class SubjectFinder
{
    private const int FarthestPossessor = 5;
    private const int FarthestAgent = 7;

    public static Subject Find(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        var isNoun = !atoms[at].Meanings.Any(meaning => meaning.IsVerb) || atoms[at].Meanings.Any(meaning => !meaning.IsVerb);
        return (isNoun ? Possessor(actors, at) : null)
            ?? Agent(actors, clause, at)
            ?? Accused(actors, clause, at)
            ?? InClause(actors, clause, at)
            ?? Antecedent(actors, clause)
            ?? Earlier(actors, clause)
            ?? Oblique(actors, clause, at)
            ?? (actors.LastBefore is { } last ? new Subject([last], ActorKind.State, SubjectLink.Discourse, null) : Subject.None);
    }

    /// <summary>Everyone of the clause beside its subject who takes part: "at the same time as Latvia and Estonia".</summary>
    public static IEnumerable<ResolvedActor> Companions(SentenceActors actors, Clause clause) =>
        actors.All.Where(other => other.Actor.From > 0 && other.Actor.From >= clause.From && other.Actor.To <= clause.To && other.Countries.Count > 0
            && actors.Sentence.Atoms[other.Actor.From - 1].Word is "together with" or "along with" or "alongside" or "as well as" or "at the same time as" or "including" or "just like" or "joined by" or "such as" or "jointly with");

    private static Subject? Possessor(SentenceActors actors, int at)
    {
        var atoms = actors.Sentence.Atoms;
        var owner = actors.All.LastOrDefault(other => other.Actor.To <= at && other.Actor.To > at - FarthestPossessor && OnlyWords(atoms, other.Actor.To, at)
            && (other.Actor.IsModifier || atoms[other.Actor.To - 1].IsPossessive));
        if (owner is not null)
            return Of(owner, SubjectLink.Possessor);
        var behind = actors.All.FirstOrDefault(other => other.Actor.From > at && other.Actor.From <= at + 3 && atoms[at + 1].Word is "of" or "by" && OnlyWords(atoms, at + 1, other.Actor.From));
        return behind is { Countries.Count: > 0 } ? Of(behind, SubjectLink.Possessor) : null;
    }

    private static Subject? Agent(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        for (var i = at + 1; i < clause.To && i <= at + FarthestAgent; i++)
        {
            if (atoms[i].Word != "by")
                continue;
            var agent = actors.All.FirstOrDefault(other => other.Actor.From > i && other.Actor.From <= i + 4 && OnlyWords(atoms, i + 1, other.Actor.From));
            if (agent is { Actor.IsModifier: false })
                return Of(agent, SubjectLink.Agent);
        }

        return null;
    }

    private static Subject? Accused(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        for (var i = at - 1; i >= clause.From; i--)
        {
            if (!atoms[i].IsVerb(Concept.Accuse | Concept.Urge))
                continue;
            var accused = actors.All.FirstOrDefault(other => other.Actor.From > i && other.Actor.To <= at && !other.Actor.IsModifier);
            return accused is null ? null : Of(accused, SubjectLink.Object);
        }

        return null;
    }

    private static Subject? InClause(SentenceActors actors, Clause clause, int at) =>
        actors.All.FirstOrDefault(other => other.Actor.From >= clause.From && other.Actor.To <= at && other.Actor is { IsModifier: false, IsOblique: false }) is { } subject
            ? Of(subject, SubjectLink.Clause)
            : null;

    private static Subject? Antecedent(SentenceActors actors, Clause clause) =>
        clause.Kind is ClauseKind.Relative && actors.All.LastOrDefault(other => other.Actor.To <= clause.From && other.Actor.To >= clause.From - 3 && !other.Actor.IsModifier) is { } named
            ? Of(named, SubjectLink.Clause)
            : null;

    private static Subject? Earlier(SentenceActors actors, Clause clause)
    {
        foreach (var earlier in actors.Sentence.Clauses.TakeWhile(other => other.From < clause.From).Where(other => other.Kind is not ClauseKind.Dateline).Reverse())
        {
            if (InClause(actors, earlier, earlier.To) is { } subject)
                return subject with { Link = SubjectLink.Sentence };
        }

        return null;
    }

    private static Subject? Oblique(SentenceActors actors, Clause clause, int at) =>
        actors.All.FirstOrDefault(other => other.Actor.From >= clause.From && other.Actor.To <= at && other.Actor.IsOblique && other.Countries.Count > 0) is { } place
            ? Of(place, SubjectLink.Oblique)
            : null;

    private static Subject Of(ResolvedActor actor, SubjectLink link) =>
        new(actor.SpeaksForNobody ? [] : actor.Countries, actor.Actor.Kind, link, actor.Actor);

    private static bool OnlyWords(IReadOnlyList<Atom> atoms, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (atoms[i].IsSign)
                return false;
        }

        return true;
    }
}
