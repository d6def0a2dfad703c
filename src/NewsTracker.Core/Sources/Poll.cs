namespace NewsTracker.Core.Sources;

/// <summary>One visit to a feed: a row of the ledger that answers what arrived and why not.</summary>
public sealed class Poll
{
    public long Id { get; init; }

    public required long FeedId { get; init; }

    public Feed? Feed { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public PollOutcome Outcome { get; set; }

    public int? HttpStatus { get; set; }

    /// <summary>The class of the failure; absent where the visit went well.</summary>
    public FeedTrouble? Trouble { get; set; }

    /// <summary>What happened, in a sentence for the admin.</summary>
    public string? Message { get; set; }

    public int Seen { get; set; }

    public int Stored { get; set; }

    public int Revised { get; set; }

    public int Failed { get; set; }

    public List<PollItem> Items { get; } = [];
}

/// <summary>One address seen in a poll, and what became of it.</summary>
public sealed class PollItem
{
    public long Id { get; init; }

    public required long PollId { get; init; }

    public required string Url { get; init; }

    public required PollItemOutcome Outcome { get; init; }

    /// <summary>Why, where the outcome does not say it all.</summary>
    public string? Reason { get; init; }

    public long? ArticleId { get; init; }

    /// <summary>The same address with another outcome.</summary>
    public PollItem With(PollItemOutcome outcome, string? reason, long? articleId) =>
        new() { PollId = PollId, Url = Url, Outcome = outcome, Reason = reason, ArticleId = articleId };
}

public enum PollOutcome
{
    Running,
    Succeeded,
    NotModified,
    RobotsDenied,
    FetchFailed,
    NotAFeed,

    /// <summary>The host had asked for a pause that was not over: nothing was sent, and nothing counts as failed.</summary>
    Postponed,

    /// <summary>Most hosts failed at the same time, so the fault is our network's: no failure of the feed.</summary>
    OwnNetworkDown,

    /// <summary>The scraper died or lost its lease before it finished; another took the feed over.</summary>
    Abandoned,

    /// <summary>It was given back unfinished: the feed was paused, by itself or with its source, or the scraper was told to stop. No fault of the feed.</summary>
    GivenBack,

    /// <summary>A fault of ours broke it off; the log has it.</summary>
    Faulted,
}

public enum PollItemOutcome
{
    Stored,
    Revised,
    Unchanged,
    Duplicate,

    /// <summary>The admin's filters keep it out.</summary>
    Filtered,
    RobotsDenied,
    NotAnArticle,
    FetchFailed,
    Failed,

    /// <summary>It failed before, and its time to be tried again has not come.</summary>
    AwaitingRetry,
}
