using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Whose act an event is, and how that was found.</summary>
internal sealed record Subject(IReadOnlyList<CountryCode> Countries, ActorKind Kind, SubjectLink Link, Actor? Actor)
{
    /// <summary>The atom from which words tell of this subject's act; what stands before is said of another's.</summary>
    public int ScopeFrom { get; init; }

    public static Subject None { get; } = new([], ActorKind.NonState, SubjectLink.None, null);

    public static Subject Of(ResolvedActor actor, SubjectLink link) =>
        new(actor.SpeaksForNobody ? [] : actor.Countries, actor.Actor.Kind, link, actor.Actor);
}

internal enum SubjectLink
{
    None,

    /// <summary>"Finland's exit", "its exit".</summary>
    Possessor,

    /// <summary>"planted by Iraqi forces".</summary>
    Agent,

    /// <summary>Subject of the same clause.</summary>
    Clause,

    /// <summary>"accuses a neighbour of laying": the one spoken to or of.</summary>
    Object,

    /// <summary>Subject of an earlier clause of the sentence.</summary>
    Sentence,

    /// <summary>"exit of Finland", "in Finland".</summary>
    Oblique,

    /// <summary>Head of an entry of a list: "Peru - party. Content."</summary>
    Entry,

    /// <summary>From an earlier sentence.</summary>
    Discourse,
}
