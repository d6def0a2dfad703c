using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Finds whose act an event of a clause is.</summary>
internal static class SubjectFinder
{
    private const int FarthestPossessor = 5;
    private const int FarthestAgent = 14;

    /// <summary>Verbs of saying and judging: neither possessor nor agent behind them is the judge.</summary>
    private const Concept Judging = Concept.Uphold | Concept.Welcome | Concept.Urge | Concept.Regret | Concept.Criticise;

    public static Subject Find(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (atoms[at].Is(Judging) && !atoms[at].Is(Concept.Leave))
            return Accused(actors, clause, at) ?? Antecedent(actors, clause) ?? InClause(actors, clause, at) ?? Owner(actors, at) ?? Earlier(actors, clause) ?? Spoken(actors);
        if (atoms[at].Is(Concept.Out) && (atoms[at].Word.Contains("bind", StringComparison.Ordinal) || atoms[at].Word.Contains("appl", StringComparison.Ordinal)) && actors.All.FirstOrDefault(other => other.Actor.From > at) is { } bound)
            return Of(bound, SubjectLink.Object);
        var isNoun = !atoms[at].Meanings.Any(meaning => meaning.IsVerb) || atoms[at].Meanings.Any(meaning => !meaning.IsVerb);
        return (isNoun ? Possessor(actors, at) : null)
            ?? Agent(actors, clause, at)
            ?? Accused(actors, clause, at)
            ?? Antecedent(actors, clause)
            ?? InClause(actors, clause, at)
            ?? (actors.Entry is { } entry && clause.From > 0 ? new Subject(entry, ActorKind.State, SubjectLink.Entry, null) : null)
            ?? Earlier(actors, clause)
            ?? Attributed(actors, at)
            ?? Oblique(actors, clause, at)
            ?? Spoken(actors);
    }

    private static Subject Spoken(SentenceActors actors) =>
        actors.Entry is { } entry ? new Subject(entry, ActorKind.State, SubjectLink.Entry, null)
        : actors.LastBefore is { } last ? new Subject([last], ActorKind.State, SubjectLink.Discourse, null)
        : Subject.None;

    /// <summary>Everyone of the clause beside its subject who takes part: "alongside Peru and Chad".</summary>
    public static IEnumerable<ResolvedActor> Companions(SentenceActors actors, Clause clause) =>
        actors.All.Where(other => other.Actor.From > 0 && other.Actor.From >= clause.From && other.Actor.To <= clause.To && other.Countries.Count > 0
            && IsJoined(actors.Sentence.Atoms, other.Actor));

    /// <summary>"together with Iceland", "those of the Baltic states", "Peru and Chad among them".</summary>
    private static bool IsJoined(IReadOnlyList<Atom> atoms, Actor actor) =>
        IsThoseOf(atoms, atoms[actor.From - 1].Word == "the" ? actor.From - 1 : actor.From)
        || (actor.To < atoms.Count && atoms[actor.To].Word == "among them")
        || (atoms[actor.From - 1].Word == "with" && actor.From > 1 && atoms[actor.From - 2].Word == ",")
        || (atoms[actor.From - 1].Word == "and" && actor.To + 1 < atoms.Count && atoms[actor.To].Word is "on" or "in" && IsDate(atoms[actor.To + 1]))
        || atoms[actor.From - 1].Word is "together with" or "along with" or "alongside" or "as well as" or "at the same time as" or "including" or "just like" or "joined by" or "such as" or "jointly with";

    /// <summary>"the suspension that Chad declared".</summary>
    private static Subject? Declarer(SentenceActors actors, int at) =>
        actors.Sentence.Clauses.FirstOrDefault(clause => clause.Kind is ClauseKind.Relative && clause.From > at && clause.From <= at + 6) is { } relative
        && actors.All.FirstOrDefault(other => other.Actor.From > relative.From && other.Actor.From <= relative.From + 2 && other.Countries.Count > 0) is { } named
            ? Of(named, SubjectLink.Possessor)
            : null;

    private static bool IsDate(Atom atom) => char.IsAsciiDigit(atom.Word.FirstOrDefault()) || Months.Contains(atom.Word);

    private static readonly HashSet<string> Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static bool IsThoseOf(IReadOnlyList<Atom> atoms, int from) =>
        from > 1 && atoms[from - 1].Word == "of" && atoms[from - 2].Word is "those" or "that";

    private static Subject? Possessor(SentenceActors actors, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (Owner(actors, at) is { } owner)
            return owner;
        if (atoms[at].IsNoun(Concept.LeaveNoun) && Declarer(actors, at) is { } declarer)
            return declarer;
        var behind = actors.All.FirstOrDefault(other => other.Actor.From > at && other.Actor.From <= at + 4 && IsSource(atoms, at) && OnlyWords(atoms, at + 1, other.Actor.From));
        return behind is { Countries.Count: > 0 } ? Of(behind, SubjectLink.Possessor) : null;
    }

    /// <summary>"exit of", "deliveries from", "new use in".</summary>
    private static bool IsSource(IReadOnlyList<Atom> atoms, int at) =>
        at + 1 < atoms.Count && (atoms[at + 1].Word is "of" or "by" || (atoms[at + 1].Word == "from" && atoms[at].IsNoun(Concept.Transfer)) || (atoms[at + 1].Word == "in" && atoms[at].IsNoun(Concept.Use) && atoms[at].Word == "new use"));

    private static Subject? Owner(SentenceActors actors, int at)
    {
        var atoms = actors.Sentence.Atoms;
        var owner = actors.All.LastOrDefault(other => other.Actor.To <= at && other.Actor.To > at - FarthestPossessor && OnlyWords(atoms, other.Actor.To, at)
            && (other.Actor.IsModifier || atoms[other.Actor.To - 1].IsPossessive));
        return owner is null ? null : Of(owner, SubjectLink.Possessor);
    }

    private static Subject? Agent(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (!atoms[at].Meanings.Any(meaning => meaning.IsVerb && meaning.Form is WordForm.Past) && !atoms[at].IsNoun(Concept.LeaveNoun | Concept.Use | Concept.Transfer))
            return null;
        for (var i = at + 1; i < clause.To && i <= at + FarthestAgent; i++)
        {
            if (atoms[i].Word != "by")
                continue;
            var agent = actors.All.FirstOrDefault(other => other.Actor.From > i && other.Actor.From <= i + 4 && OnlyWords(atoms, i + 1, other.Actor.From));
            if (agent is { Actor: { IsModifier: false, Kind: ActorKind.Office, Countries.Count: 0 } } && actors.All.LastOrDefault(other => other.Actor.To <= at && other.Actor.Countries.Count > 1) is { } several)
                return Of(several, SubjectLink.Agent);
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
            ? Of(JoinedBy(actors, subject), SubjectLink.Clause)
            : null;

    /// <summary>"rebels and security forces": whoever speaks for a state of the two.</summary>
    private static ResolvedActor JoinedBy(SentenceActors actors, ResolvedActor subject) =>
        subject.Actor.Kind is ActorKind.NonState
            && actors.All.FirstOrDefault(other => other.Actor.From == subject.Actor.To + 1 && other.Actor.Kind is ActorKind.Forces or ActorKind.Office) is { } joined
            && actors.Sentence.Atoms[subject.Actor.To].Word == "and"
            ? joined
            : subject;

    /// <summary>"Peru, which supports …": the one named before, unless the clause has a subject of its own right behind the pronoun.</summary>
    private static Subject? Antecedent(SentenceActors actors, Clause clause) =>
        clause.Kind is ClauseKind.Relative && !actors.All.Any(other => other.Actor.From > clause.From && other.Actor.From <= clause.From + 2 && other.Actor is { IsModifier: false, IsOblique: false })
            && actors.All.LastOrDefault(other => other.Actor.To <= clause.From && other.Actor.To >= clause.From - 3 && !other.Actor.IsModifier) is { } named
            ? Of(named, SubjectLink.Clause)
            : null;

    private static Subject? Earlier(SentenceActors actors, Clause clause)
    {
        foreach (var earlier in actors.Sentence.Clauses.TakeWhile(other => other.From < clause.From).Where(other => other.Kind is not ClauseKind.Dateline).Reverse().OrderBy(other => other.Kind is ClauseKind.Relative))
        {
            if (InClause(actors, earlier, earlier.To) is { } subject)
                return subject with { Link = SubjectLink.Sentence };
        }

        return null;
    }

    /// <summary>"…, the defence ministry said": who says it of nobody else says it of its own state.</summary>
    private static Subject? Attributed(SentenceActors actors, int at) =>
        actors.All.FirstOrDefault(other => other.Actor.From > at && other.Actor is { IsModifier: false, Kind: ActorKind.Office } && other.Countries.Count > 0
            && ((other.Actor.To < actors.Sentence.Atoms.Count && actors.Sentence.Atoms[other.Actor.To].IsVerb(Concept.Say))
                || (other.Actor.From > 1 && (actors.Sentence.Atoms[other.Actor.From - 1].IsVerb(Concept.Say) || actors.Sentence.Atoms[other.Actor.From - 2].IsVerb(Concept.Say))))) is { } speaker
            ? Of(speaker, SubjectLink.Sentence)
            : null;

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
