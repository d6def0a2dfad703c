namespace NewsTracker.Core.Rechecks;

/// <summary>When an article is looked at again for edits. A narrow row of its own, so that leasing it touches neither text nor search.</summary>
public sealed class ArticleRecheck
{
    public long ArticleId { get; init; }

    /// <summary>The address to ask.</summary>
    public required string Url { get; init; }

    /// <summary>Its host: the re-checks of one host take turns with those of others.</summary>
    public required string Host { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>How many of the planned checks are behind it.</summary>
    public int Step { get; set; }

    /// <summary>When it is due; absent when the last check is done.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>How often the check that is due could not be made.</summary>
    public int Failures { get; set; }

    /// <summary>How many processes in a row did not live through it, or took too long; it may be the article's fault, and be chance.</summary>
    public int Losses { get; set; }

    public string? LeaseOwner { get; set; }

    /// <summary>Grows with each lease: only the holder of the newest settles the check (a fencing token).</summary>
    public long LeaseEpoch { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    public RecheckOutcome? Outcome { get; set; }

    /// <summary>Why, where the outcome does not say it all.</summary>
    public string? Reason { get; set; }
}

/// <summary>What the last check found.</summary>
public enum RecheckOutcome
{
    Unchanged,
    Revised,

    /// <summary>The publisher took the page away (404, 410).</summary>
    Gone,

    RobotsDenied,

    /// <summary>The page no longer holds an article; what it held before stays.</summary>
    NotAnArticle,

    /// <summary>Nothing was asked: nobody wants the source any more, or its publisher does not want us.</summary>
    SourceRemoved,

    Failed,
}
