using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>A clause that names neither its act nor its object, as words, with the state it is about.</summary>
/// <param name="Told">What the sentence tells by its words: nothing else is looked for there.</param>
internal sealed record EllipticClause(SentenceActors Actors, Clause Clause, AtomRange Atoms, IReadOnlySet<(CountryCode Country, Topic Topic)> Told)
{
    private const int LongestSentence = 30;

    /// <summary>"The notification was made on 27 June." goes on about whoever acted last; of a longer sentence that is too much to believe.</summary>
    private const int LongestAnonymous = 12;

    private string? words;
    private (Subject? Subject, bool IsFound) state;

    private string Words => words ??= Atoms.Words;

    public static IReadOnlyList<EllipticClause> In(SentenceActors actors, IReadOnlySet<(CountryCode Country, Topic Topic)> told) =>
        actors.Sentence.IsQuestion || actors.Sentence.Atoms.Count > LongestSentence
            ? []
            : [.. actors.Sentence.Clauses.Where(clause => clause.Kind is not (ClauseKind.Dateline or ClauseKind.Condition)).Select(clause => new EllipticClause(actors, clause, actors.Sentence.Atoms.Between(clause.From, clause.To), told))];

    /// <summary>What is told of a topic in those clauses that speak of nothing else.</summary>
    /// <param name="isOfOtherMatters">An atom that gives the clause an object of its own.</param>
    public static IReadOnlyList<(CountryCode Country, Finding Finding)> Read(IReadOnlyList<EllipticClause> clauses, DocumentFocus focus, Topic topic, Func<Atom, bool> isOfOtherMatters, EllipticSteps steps)
    {
        List<(CountryCode Country, Finding Finding)>? found = null;
        foreach (var clause in clauses)
        {
            if (clause.Atoms.Any(isOfOtherMatters) || clause.State is not { } state || !clause.IsNewOfSome(state, topic) || steps.Find(clause.Words) is not var (stance, match))
                continue;
            var reading = Event.Read(clause.Actors, clause.Clause, clause.AtomOf(match), focus) with { Subject = state };
            foreach (var country in state.Countries)
            {
                if (!clause.Told.Contains((country, topic)))
                    (found ??= []).Add((country, new Finding(topic, stance, reading, state, "ellipsis", Binding.Referred)));
            }
        }

        return found ?? (IReadOnlyList<(CountryCode Country, Finding Finding)>)[];
    }

    private bool IsNewOfSome(Subject subject, Topic topic)
    {
        foreach (var country in subject.Countries)
        {
            if (!Told.Contains((country, topic)))
                return true;
        }

        return false;
    }

    /// <summary>The atom where the words of a match begin.</summary>
    private int AtomOf(Match match)
    {
        var (at, end) = (0, Atoms[0].Word.Length);
        while (end < match.Index && at + 1 < Atoms.Count)
            end += 1 + Atoms[++at].Word.Length;
        return Clause.From + at;
    }

    /// <summary>Who acts in the clause, or whose letter or answer it is, or where it happens; else who says it.</summary>
    private Subject? State => (state = state.IsFound ? state : (FindState(), true)).Subject;

    private Subject? FindState()
    {
        var here = Actors.All.Within(Clause.From, Clause.To).FindAll(static other => other.Countries.Count > 0 && other.Actor.Kind is not (ActorKind.NonState or ActorKind.Organisation or ActorKind.Group));
        if (here.Exists(other => other.Actor.Countries.Count > 0))
            here.RemoveAll(other => other.Actor.Countries.Count == 0 && other.Actor.Kind is not (ActorKind.Office or ActorKind.Forces));
        if (here.Find(other => other.Actor is { IsOblique: false, IsModifier: false }) is { } acting)
            return Subject.Of(acting, SubjectLink.Clause);
        if (here.Find(other => other.Actor is { IsModifier: true, IsOblique: false }) is { } owner)
            return Subject.Of(owner, SubjectLink.Possessor);
        if (here.Find(other => other.Actor is { IsOblique: true } && IsPlace(other.Actor)) is { } place)
            return Subject.Of(place, SubjectLink.Oblique);
        if (Actors.Sentence.Atoms.Count <= LongestAnonymous && !Actors.All.Any(static other => other.Actor.Kind is not ActorKind.Pronoun) && Actors.LastBefore is { } last)
            return new Subject([last], ActorKind.State, SubjectLink.Discourse, null);
        return here.Count == 0 && Actors.All.FirstOrDefault(other => other is { Countries.Count: 1, Actor: { Countries.Count: 1, IsOblique: false, IsModifier: false } } && Attributions.Says(Actors.Sentence.Atoms, other.Actor)) is { } speaker
            ? Subject.Of(speaker, SubjectLink.Sentence)
            : null;
    }

    private bool IsPlace(Actor actor)
    {
        var before = Actors.Sentence.Atoms[actor.From - 1].Word;
        return (before == "the" && actor.From > 1 ? Actors.Sentence.Atoms[actor.From - 2].Word : before) is "in" or "for" or "on" or "from" or "of";
    }
}
