using NewsTracker.Core.Sources;

namespace NewsTracker.Core.BackFill;

/// <summary>An address that a back-fill found, and what became of it. The list is the job's memory: what has an outcome is not fetched again.</summary>
public sealed class BackFillItem
{
    public long Id { get; init; }

    public required long JobId { get; init; }

    public required string Url { get; init; }

    /// <summary>The day it is of, as far as sitemap or address tell.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Absent while it waits to be fetched.</summary>
    public PollItemOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    public long? ArticleId { get; set; }

    /// <summary>How often it could not be fetched so far.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried again; absent where it is not.</summary>
    public DateTimeOffset? NextTryAt { get; set; }
}
