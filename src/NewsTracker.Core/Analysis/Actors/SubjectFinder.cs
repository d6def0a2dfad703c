using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Finds whose act an event of a clause is.</summary>
internal static class SubjectFinder
{
    /// <summary>Verbs of saying and judging: neither possessor nor agent behind them is the judge.</summary>
    private const Concept Judging = Concept.Uphold | Concept.Welcome | Concept.Urge | Concept.Regret | Concept.Criticise;

    /// <summary>What opens the name of somebody who is no state: "a coalition", "several groups".</summary>
    private static readonly FrozenSet<string> Determiners = ["a", "an", "the", "these", "those", "this", "several", "some", "many", "most", "two", "three", "hundreds", "thousands", "one", "every", "each", "all"];

    public static Subject Find(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (Kinds.IsMeantBefore(actors, clause) && !HasOwnSubject(actors, clause))
            return Kinds.OneOf(actors, clause) ?? Kinds.Enumerated(actors, at) ?? Subject.None;
        if (atoms[at].IsVerb(Judging) && at > 0 && atoms[at - 1].Is(Concept.Be) && atoms[at].IsVerbIn(WordForm.Past) && atoms.Skip(at + 1).Take(2).Any(static atom => atom.Word == "by"))
            return Agents.By(actors, clause, at) ?? Subject.None;
        if (atoms[at].Is(Judging) && !atoms[at].Is(Concept.Leave))
            return Judges.Find(actors, at)
                ?? Agents.Accused(actors, clause, at)
                ?? Antecedent(actors, clause)
                ?? InClause(actors, clause, at)
                ?? Possession.OwnerOf(actors, at)
                ?? Earlier(actors, clause)
                ?? Attributed(actors, at)
                ?? Judges.For(actors, clause, at)
                ?? (HasUnknownSubject(actors, clause, at) ? Subject.None : Spoken(actors));
        if (atoms[at].Is(Concept.Out) && (atoms[at].Word.Contains("bind", StringComparison.Ordinal) || atoms[at].Word.Contains("appl", StringComparison.Ordinal)) && actors.All.Behind(at) is [var bound, ..])
            return Subject.Of(bound, SubjectLink.Object);
        if (Duties.OwnerOf(actors, clause, at) is { } obliged)
            return obliged;
        if (Passives.IsOfWeapons(actors.Sentence, clause, at))
            return Agents.By(actors, clause, at) ?? Attributed(actors, at) ?? Spoken(actors);
        var isNoun = !atoms[at].IsAnyVerb || atoms[at].Meanings.Any(meaning => !meaning.IsVerb);
        return (isNoun ? Whose(actors, clause, at) ?? Possession.Find(actors, at) : null)
            ?? Maker(actors, clause, at)
            ?? Agents.By(actors, clause, at)
            ?? Witnesses.SeenDoing(actors, clause, at)
            ?? Agents.Accused(actors, clause, at)
            ?? Control.Find(actors, clause, at)
            ?? Industry(actors, clause, at)
            ?? Antecedent(actors, clause)
            ?? Kinds.OfKind(actors, clause, at)
            ?? InClause(actors, clause, at)
            ?? (actors.Entry is { } entry && clause.From > 0 ? new Subject(entry, ActorKind.State, SubjectLink.Entry, null) : null)
            ?? Earlier(actors, clause)
            ?? Attributed(actors, at)
            ?? Described(actors, clause, at)
            ?? Means(actors, clause, at)
            ?? Places.OwnerOfObject(actors, clause, at)
            ?? Places.Oblique(actors, clause, at)
            ?? Places.PlaceBehind(actors, clause, at)
            ?? (HasUnknownSubject(actors, clause, at) ? Subject.None : Spoken(actors));
    }

    /// <summary>"As a State Party, Chad has …": what opens the clause describes the subject behind it.</summary>
    private static Subject? Described(SentenceActors actors, Clause clause, int at) =>
        actors.Sentence.Atoms[clause.From].Word == "as" && actors.All.Behind(at).FirstOrDefault(static other => other.Actor is { IsModifier: false, IsOblique: false } && other.Countries.Count > 0) is { } described
            ? Subject.Of(described, SubjectLink.Clause)
            : null;

    /// <summary>"Canada's fund is paying for …", "Norwegian money buys …": whose means do it.</summary>
    private static Subject? Means(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        foreach (var other in actors.All.RightBehind(clause.From - 1, 2))
        {
            if (other.Actor is { IsModifier: true, IsOblique: false } && other.Countries.Count > 0 && other.Actor.To < at && (atoms.AreWords(other.Actor.To, at) || atoms.Skip(other.Actor.To).Take(4).Any(static atom => atom.IsVerb(Concept.Ban))))
                return Subject.Of(other, SubjectLink.Possessor);
        }

        return null;
    }

    /// <summary>"A coalition of aid groups called on …": somebody is named who does it, so it is not whoever was spoken of before.</summary>
    private static bool HasUnknownSubject(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (!atoms[at].IsAnyVerb || at - clause.From < 2 || !(atoms[at].IsFiniteVerb || atoms.Between(clause.From, at).Any(Concept.Be | Concept.Perfect | Concept.Will | Concept.May)))
            return false;
        var first = clause.From;
        while (first < at && (atoms[first].IsSign || atoms[first].Word is "and" or "but" or "that" or "while" or "as"))
            first++;
        return first + 1 < at && Determiners.Contains(atoms[first].Word) && atoms[first + 1] is { Concepts: Concept.None, NamesStates: false, IsSign: false, IsCapitalised: false } && !char.IsAsciiDigit(atoms[first + 1].Word.FirstOrDefault());
    }

    private static Subject Spoken(SentenceActors actors) =>
        actors.Entry is { } entry ? new Subject(entry, ActorKind.State, SubjectLink.Entry, null)
        : actors.LastBefore is { } last ? new Subject([last], ActorKind.State, SubjectLink.Discourse, null)
        : Subject.None;

    /// <summary>"Norway destroyed its stock": the first in the clause, before the verb, who is neither possessor nor place nor acted upon.</summary>
    public static Subject? InClause(SentenceActors actors, Clause clause, int at)
    {
        foreach (var other in actors.All.Within(clause.From, at))
        {
            if (other.Actor is { IsModifier: false, IsOblique: false } && !IsActedUpon(actors.Sentence.Atoms, clause, other.Actor))
                return Subject.Of(JoinedBy(actors, other), SubjectLink.Clause);
        }

        return null;
    }

    /// <summary>"Polish firms could make them, the ministry said": what an official tells of the state's industry.</summary>
    private static Subject? Industry(SentenceActors actors, Clause clause, int at) =>
        !actors.Sentence.Atoms[at].Is(Concept.Produce) ? null
        : InClause(actors, clause, at) is { Kind: ActorKind.NonState } maker ? Attributed(actors, at) ?? Speaker(actors, at) ?? Industries.SeatOf(actors, clause, maker)
        : Antecedent(actors, clause) is { Kind: ActorKind.NonState } && Earlier(actors, clause) is { Countries.Count: > 0, Kind: ActorKind.State or ActorKind.Office } founder ? founder
        : null;

    /// <summary>"mines could be made by Polish firms, he added".</summary>
    private static Subject? Maker(SentenceActors actors, Clause clause, int at) =>
        actors.Sentence.Atoms[at].Is(Concept.Produce) && Agents.By(actors, clause, at) is { Kind: ActorKind.NonState }
            ? Attributed(actors, at) ?? Speaker(actors, at)
            : null;

    /// <summary>"…, she said": of the state whose official spoke last.</summary>
    private static Subject? Speaker(SentenceActors actors, int at)
    {
        foreach (var other in actors.All.Behind(at))
        {
            if (other.Actor.Kind is ActorKind.Person && other.Countries.Count > 0 && Attributions.SaysBehind(actors.Sentence.Atoms, other.Actor))
                return Subject.Of(other, SubjectLink.Sentence);
        }

        return null;
    }

    /// <summary>"which supports Ukraine with money": the object of the verb right before it.</summary>
    private static bool IsActedUpon(AtomRange atoms, Clause clause, Actor actor) =>
        clause.Kind is ClauseKind.Relative && actor.From > clause.From + 1 && !atoms[actor.From - 1].Is(Concept.Say | Concept.Be | Concept.Perfect)
        && atoms[actor.From - 1].IsFiniteVerb;

    /// <summary>"rebels and security forces": whoever speaks for a state of the two.</summary>
    private static ResolvedActor JoinedBy(SentenceActors actors, ResolvedActor subject) =>
        subject.Actor.Kind is ActorKind.NonState
            && actors.All.RightBehind(subject.Actor.To, 1) is [{ Actor.Kind: ActorKind.Forces or ActorKind.Office } joined]
            && actors.Sentence.Atoms[subject.Actor.To].Word == "and"
            ? joined
            : subject;

    /// <summary>"Chad, whose ratification took place last year".</summary>
    private static Subject? Whose(SentenceActors actors, Clause clause, int at) =>
        clause is { Kind: ClauseKind.Relative, From: > 0 } && actors.Sentence.Atoms[clause.From].Word == "whose" && at <= clause.From + 2 && actors.All.Before(clause.From).LastOrDefault(static other => other.Countries.Count > 0) is { } owner && owner.Actor.To >= clause.From - 2
            ? Subject.Of(owner, SubjectLink.Possessor)
            : null;

    /// <summary>"Peru, which supports …": the one named before, unless the clause has a subject of its own right behind the pronoun.</summary>
    private static Subject? Antecedent(SentenceActors actors, Clause clause) =>
        clause.Kind is ClauseKind.Relative && !HasOwnSubject(actors, clause)
            && actors.NamedRightBefore(clause) is { } named
            ? Subject.Of(named, SubjectLink.Clause)
            : null;

    private static bool HasOwnSubject(SentenceActors actors, Clause clause) =>
        actors.All.RightBehind(clause.From, 2).Any(static other => other.Actor is { IsModifier: false, IsOblique: false });

    /// <summary>The last clause before that has a subject; one in a relative clause only where no other has.</summary>
    private static Subject? Earlier(SentenceActors actors, Clause clause) =>
        (InClauseBefore(actors, clause, areRelative: false) ?? InClauseBefore(actors, clause, areRelative: true)) is { } subject
            ? subject with { Link = Resumes(actors, clause) ? SubjectLink.Clause : SubjectLink.Sentence }
            : null;

    private static Subject? InClauseBefore(SentenceActors actors, Clause clause, bool areRelative)
    {
        var clauses = actors.Sentence.Clauses;
        for (var i = clauses.Count - 1; i >= 0; i--)
        {
            var earlier = clauses[i];
            if (earlier.From < clause.From && earlier.Kind is not ClauseKind.Dateline && earlier.Kind is ClauseKind.Relative == areRelative && InClause(actors, earlier, earlier.To) is { } subject)
                return subject;
        }

        return null;
    }

    /// <summary>"Peru, which has …, sells": the main clause goes on behind its relative clause.</summary>
    private static bool Resumes(SentenceActors actors, Clause clause)
    {
        var verb = actors.Sentence.Atoms[clause.From];
        return clause.Kind is ClauseKind.Main && actors.Sentence.Above(clause) is { Kind: ClauseKind.Relative }
            && (verb.Is(Concept.Be | Concept.Perfect | Concept.Will | Concept.May | Concept.Did) || verb.IsFiniteVerb);
    }

    /// <summary>"…, the defence ministry said": who says it of nobody else says it of its own state.</summary>
    private static Subject? Attributed(SentenceActors actors, int at)
    {
        var atoms = actors.Sentence.Atoms;
        foreach (var other in actors.All.Behind(at))
        {
            if (other.Actor is { IsModifier: false, Kind: ActorKind.Office } && other.Countries.Count > 0
                && (Attributions.SaysBehind(atoms, other.Actor) || (other.Actor.From > 1 && (atoms[other.Actor.From - 1].IsVerb(Concept.Say) || atoms[other.Actor.From - 2].IsVerb(Concept.Say)))))
                return Subject.Of(other, SubjectLink.Sentence);
        }

        return null;
    }
}
