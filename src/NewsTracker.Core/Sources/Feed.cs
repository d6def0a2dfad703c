namespace NewsTracker.Core.Sources;

/// <summary>What is polled of a source, with its schedule and the lease under which a scraper polls it.</summary>
public sealed class Feed
{
    public const int MaxUrlLength = 2048;

    /// <summary>Why a feed is paused that was polled when its source was removed: those come back with it, others stay paused.</summary>
    public const string PausedWithSource = "Its source was removed.";

    /// <summary>Why a feed is polled that was paused with its source.</summary>
    public const string ResumedWithSource = "Its source was restored.";

    public static readonly TimeSpan DefaultPollInterval = TimeSpan.FromMinutes(15);

    /// <summary>Admins may have a feed polled so often at the most.</summary>
    public static readonly TimeSpan ShortestPollInterval = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LongestPollInterval = TimeSpan.FromDays(31);

    public long Id { get; init; }

    public required long SourceId { get; init; }

    public Source? Source { get; init; }

    public required string Url { get; set; }

    /// <summary>What the last good poll found at the address; a guess before the first.</summary>
    public FeedKind Kind { get; set; }

    public FeedSchedule Schedule { get; set; }

    /// <summary>The gap between polls of a fixed schedule; the shortest gap of an adaptive one.</summary>
    public TimeSpan PollInterval { get; set; } = DefaultPollInterval;

    /// <summary>Five fields, in UTC; of a schedule by cron only.</summary>
    public string? CronExpression { get; set; }

    /// <summary>The usual gap between two articles of the feed, the time since the newest included: by the dates it printed when it was last read, or by what it brought where it prints none.</summary>
    public TimeSpan? Rhythm { get; set; }

    /// <summary>The average gap between the latest articles by the dates that the feed printed when it was last read, the time since the newest left out: silence does not change it. Absent where it prints none.</summary>
    public TimeSpan? PrintedGap { get; set; }

    /// <summary>The shortest gap between polls that the publisher asks for, when it was last read.</summary>
    public TimeSpan? AskedInterval { get; set; }

    /// <summary>Where the publisher asks for it: its ttl, its Cache-Control.</summary>
    public string? AskedBy { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>Where a listing page names its articles, as JSON (<see cref="Feeds.Listing.ListingRulesJson"/>); absent where the engine finds them by itself, and for all other kinds.</summary>
    public string? ListingRules { get; set; }

    /// <summary>Why it is paused, where no person did it.</summary>
    public string? PauseReason { get; set; }

    /// <summary>When the feed is due. "Poll now" sets it to the present.</summary>
    public required DateTimeOffset NextPollAt { get; set; }

    /// <summary>Why the next poll is when it is, in words for the admin.</summary>
    public string? NextPollReason { get; set; }

    /// <summary>Someone asked for a poll by hand: articles known already are checked for edits, too.</summary>
    public bool RecheckArticles { get; set; }

    /// <summary>The entity tag of the last full response, sent back with the next request (RFC 9110, 13.1.2).</summary>
    public string? ETag { get; set; }

    /// <summary>The Last-Modified header of the last full response, as sent.</summary>
    public string? LastModified { get; set; }

    /// <summary>The address that gave the validators, where redirects lead there: they mean nothing to any other.</summary>
    public string? ValidatorsOf { get; set; }

    /// <summary>Whether nothing of what it listed when it was last read, by the rules that hold now, was left for the next visits: then the address that answered is kept, with validators or without.</summary>
    public bool IsTakenWhole => ValidatorsOf is not null;

    /// <summary>Grows by one when what decides over the articles of the feed changes: filters, selectors. A poll that began before has not seen the feed by the rules that hold now.</summary>
    public int RulesEpoch { get; set; }

    public int ConsecutiveFailures { get; set; }

    /// <summary>What the last failure was; absent while the feed is well.</summary>
    public FeedTrouble? Trouble { get; set; }

    /// <summary>The address it had before the publisher moved it (301, 308); absent where it never moved.</summary>
    public string? MovedFrom { get; set; }

    public DateTimeOffset? MovedAt { get; set; }

    /// <summary>An admin took a move back: it is not followed again.</summary>
    public bool KeepsAddress { get; set; }

    /// <summary>When an admin removed it; absent while it is there. Nothing shows it from then on (a filter of the context leaves it out), and a job takes its ledger away, which can be long.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public DateTimeOffset? LastPolledAt { get; set; }

    /// <summary>Which scraper polls the feed at present.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Grows by one with each lease; a result is only taken from the holder of the newest (a fencing token).</summary>
    public long LeaseEpoch { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Ends its lease: no scraper polls it any more.</summary>
    public void GiveBack() => (LeaseOwner, LeaseUntil) = (null, null);

    /// <summary>Has the next visit answered in full.</summary>
    public void ForgetValidators() => (ETag, LastModified, ValidatorsOf) = (null, null, null);
}
