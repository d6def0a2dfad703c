using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Annotations;

/// <summary>A marked passage of a revision, or a reply to one. It is retracted, never removed, and its passage never changes.</summary>
public sealed class Annotation
{
    public const int MaxBodyLength = 10_000;

    public const int MaxTags = 20;

    public long Id { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>The state of the article that was read when the passage was marked.</summary>
    public required long RevisionId { get; init; }

    public Revision? Revision { get; init; }

    /// <summary>What is marked; absent for a reply.</summary>
    public Passage? Passage { get; init; }

    /// <summary>The annotation that this one answers.</summary>
    public long? ReplyToId { get; init; }

    public required Guid? CreatorId { get; init; }

    /// <summary>The creator's name at the time, kept readable when the account is gone.</summary>
    public required string CreatorName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; private set; }

    /// <summary>Counts the changes, from 1: whoever changes an annotation says which version they have read.</summary>
    public int Version { get; private set; }

    public Motivation Motivation { get; private set; }

    /// <summary>The comment, as plain text.</summary>
    public string? Body { get; private set; }

    public long[] TagIds { get; private set; } = [];

    public DateTimeOffset? ResolvedAt { get; private set; }

    public string? ResolvedBy { get; private set; }

    public DateTimeOffset? RetractedAt { get; private set; }

    public string? RetractedBy { get; private set; }

    public List<AnnotationVersion> Versions { get; } = [];

    public AnnotationState State => new(Motivation, Body, TagIds, ResolvedAt is not null, RetractedAt is not null);

    /// <summary>Takes a new state and appends it to the history.</summary>
    public AnnotationVersion Take(AnnotationState state, AnnotationAct act, Guid? actorId, string actorName, DateTimeOffset at)
    {
        if (state.IsResolved != (ResolvedAt is not null))
        {
            ResolvedAt = state.IsResolved ? at : null;
            ResolvedBy = state.IsResolved ? actorName : null;
        }

        if (state.IsRetracted != (RetractedAt is not null))
        {
            RetractedAt = state.IsRetracted ? at : null;
            RetractedBy = state.IsRetracted ? actorName : null;
        }

        (Motivation, Body, TagIds, ModifiedAt) = (state.Motivation, state.Body, [.. state.TagIds.Order()], at);
        var version = new AnnotationVersion { AnnotationId = Id, Number = ++Version, Act = act, At = at, ActorId = actorId, ActorName = actorName, State = State };
        Versions.Add(version);
        return version;
    }
}
