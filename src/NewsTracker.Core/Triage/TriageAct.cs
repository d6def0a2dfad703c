namespace NewsTracker.Core.Triage;

/// <summary>One decision on one article: what it became, what it was, who decided, when and why. Never changed once stored; to undo is an act too.</summary>
public sealed class TriageAct
{
    public const int MaxReasonLength = 300;

    /// <summary>What the audit log and jobs call a go of triage: it has no row of its own.</summary>
    public const string Batch = "TriageBatch";

    public long Id { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>Acts of one go carry the same, and are undone together.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>The state from this act on.</summary>
    public required TriageState State { get; init; }

    public required TriageState PreviousState { get; init; }

    /// <summary>Whose work the article is from this act on; nobody's where absent.</summary>
    public Guid? AssigneeId { get; init; }

    public Guid? PreviousAssigneeId { get; init; }

    /// <summary>Why; always there for a dismissal.</summary>
    public string? Reason { get; init; }

    /// <summary>The go that this act takes back.</summary>
    public Guid? UndoesBatchId { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at the time, kept readable when the account is gone.</summary>
    public required string ActorName { get; init; }

    public required DateTimeOffset At { get; init; }
}
