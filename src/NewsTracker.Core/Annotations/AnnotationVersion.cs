namespace NewsTracker.Core.Annotations;

/// <summary>One entry of an annotation's history: who did what, when, and the state after it; the state before is the entry before. Never changed once stored.</summary>
public sealed class AnnotationVersion
{
    public long AnnotationId { get; init; }

    /// <summary>Counts from 1 within the annotation.</summary>
    public required int Number { get; init; }

    public required AnnotationAct Act { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at the time, kept readable when the account is gone.</summary>
    public required string ActorName { get; init; }

    public required AnnotationState State { get; init; }
}

/// <summary>What was done to an annotation.</summary>
public enum AnnotationAct
{
    Created,
    Edited,
    Resolved,
    Reopened,
    Retracted,
    Restored,

    /// <summary>An earlier state was taken up again from the history.</summary>
    Undone,
}
