namespace NewsTracker.Data.Today;

/// <summary>When a user looked at what is new, and when the time before.</summary>
public sealed class Visit
{
    public required Guid UserId { get; init; }

    public required DateTimeOffset LookedAt { get; init; }

    /// <summary>The last look of the visit before this one; what came since then is new. Absent on the first visit.</summary>
    public DateTimeOffset? LookedBeforeAt { get; init; }
}
