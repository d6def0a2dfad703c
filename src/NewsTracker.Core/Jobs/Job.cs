namespace NewsTracker.Core.Jobs;

/// <summary>A piece of work in the background that somebody asked for, from asking to its end. It stays as history.</summary>
public sealed class Job
{
    public long Id { get; init; }

    /// <summary>What kind of work: <c>back-fill</c>. Names the code that does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What it does, in words: "Back-fill of Baltic Ferry News, 1 to 30 June 2026".</summary>
    public required string Title { get; init; }

    /// <summary>What to do it with, as JSON.</summary>
    public required string Parameters { get; init; }

    /// <summary>How far it came, as JSON of its kind's own making: whoever goes on with the job begins here.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>The kind of thing it works on: <c>Source</c>; its page lists the job.</summary>
    public string? SubjectType { get; init; }

    public string? SubjectId { get; init; }

    public Guid? AskedById { get; init; }

    /// <summary>The name of who asked, at the time.</summary>
    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public JobState State { get; set; }

    /// <summary>A queued job is not begun before this: after a failure it waits a little.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>When it was last handed to the scheduler.</summary>
    public DateTimeOffset? DispatchedAt { get; set; }

    public DateTimeOffset? CancelAskedAt { get; set; }

    public int Done { get; set; }

    /// <summary>How much there is to do; absent while that is not known.</summary>
    public int? Total { get; set; }

    /// <summary>What it is doing, what came of it, or why it failed, in a sentence.</summary>
    public string? Message { get; set; }

    /// <summary>When it was first begun since it was last asked for.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The last sign of life of who runs it.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    /// <summary>Which process runs it, or ran it last.</summary>
    public string? RunBy { get; set; }

    /// <summary>How often it was begun since it was last asked for.</summary>
    public int Attempts { get; set; }

    /// <summary>Grows with each beginning: only who began it last may report (a fencing token).</summary>
    public long Epoch { get; set; }
}

public enum JobState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
