using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;

namespace NewsTracker.Scraping.Polling;

/// <summary>What an act makes of a feed, whose row is held: the act to keep, or why it cannot be.</summary>
/// <param name="Act">Absent where nothing changes.</param>
/// <param name="Why">In a sentence that says what to do; present where the act is refused.</param>
/// <param name="Next">When the feed is polled next, in words, where that was asked for.</param>
/// <param name="BrokenOff">What the ledger says of a visit that is under way, where it is of a feed that is no more: its lease is taken away, and what was told of the feed is taken down.</param>
internal sealed record FeedChange(AuditedAct? Act, string? Why = null, string? Next = null, string? BrokenOff = null)
{
    internal const string ScheduleAct = "sources.change-schedule";

    private const string RemovedMeanwhile = "The feed was removed while it was polled; what was stored until then is kept.";

    private const string MovedMeanwhile = "The feed was put back to its old address while it was polled; what was stored until then is kept.";

    /// <summary>The schedule that holds, where it is not the one that was seen: nothing is changed.</summary>
    public FeedTiming? Outdated { get; private init; }

    public static FeedChange PollNow(Feed feed, DateTimeOffset now)
    {
        if (feed.IsPaused)
        {
            return Refused("The feed is paused. Resume it first.");
        }

        if (feed.LeaseUntil > now)
        {
            return Refused("The feed is being polled already.");
        }

        (feed.NextPollAt, feed.NextPollReason, feed.RecheckArticles) = (now, "Asked for by hand.", true);
        return Done(feed, "sources.poll-now");
    }

    public static FeedChange Pause(Feed feed, bool isPaused, DateTimeOffset now)
    {
        var before = feed.IsPaused;
        (feed.IsPaused, feed.PauseReason) = (isPaused, null);

        // Whoever resumes a feed that failed wants to know now whether it is well again.
        if (before && !isPaused && feed.ConsecutiveFailures > 0)
        {
            (feed.NextPollAt, feed.NextPollReason) = (now, "Resumed by hand.");
        }

        return before == isPaused ? new FeedChange(Act: null) : Done(feed, isPaused ? "sources.pause-feed" : "sources.resume-feed", new { isPaused = before }, new { isPaused });
    }

    /// <param name="seen">The mark of the schedule that the form began with; absent changes whatever holds.</param>
    public static FeedChange Schedule(Feed feed, string? seen, FeedTiming wanted, DateTimeOffset now)
    {
        var before = FeedTiming.Of(feed);
        if (seen is not null && seen != before.Mark)
        {
            return new FeedChange(Act: null) { Outdated = before };
        }

        var next = wanted.SetOn(feed, now);
        return before == wanted ? new FeedChange(Act: null, Next: next) : Done(feed, ScheduleAct, before.Described, wanted.Described) with { Next = next };
    }

    /// <summary>What failed was the new address, by whomever it is being polled at this moment: the old one is asked at once, and also where its publisher has ended the new one.</summary>
    /// <param name="isTaken">Whether another feed has the old address by now.</param>
    public static FeedChange MoveBack(Feed feed, bool isTaken, DateTimeOffset now)
    {
        if (feed.MovedFrom is not { } before)
        {
            return Refused("The feed is where it was.");
        }

        if (isTaken)
        {
            return Refused("Another feed is polled at the old address by now. Remove that one first.");
        }

        var change = Done(feed, "sources.undo-move", new { feed.Url }, new { Url = before });
        (feed.Url, feed.MovedFrom, feed.MovedAt, feed.KeepsAddress) = (before, null, null, true);
        feed.ForgetValidators();
        if (feed.Trouble is FeedTrouble.Gone && feed.PauseReason is not (null or Feed.PausedWithSource))
        {
            (feed.IsPaused, feed.PauseReason) = (false, null);
        }

        (feed.ConsecutiveFailures, feed.Trouble) = (0, null);
        feed.GiveBack();
        (feed.NextPollAt, feed.NextPollReason) = (now, "Put back to its old address by hand.");
        return change with { BrokenOff = MovedMeanwhile };
    }

    /// <summary>No scraper holds it from now on: what one is polling at this moment is not taken any more.</summary>
    public static FeedChange Remove(Feed feed, DateTimeOffset now)
    {
        (feed.RemovedAt, feed.IsPaused, feed.Trouble) = (now, true, null);
        feed.GiveBack();
        return Done(feed, "sources.remove-feed", new { feed.Url, feed.SourceId, feed.Kind, feed.PollInterval }) with { BrokenOff = RemovedMeanwhile };
    }

    private static FeedChange Done(Feed feed, string action, object? before = null, object? after = null) => new(new AuditedAct(action, nameof(Feed), $"{feed.Id}", before, after));

    private static FeedChange Refused(string why) => new(Act: null, why);
}
