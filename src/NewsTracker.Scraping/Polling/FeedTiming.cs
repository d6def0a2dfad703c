using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Polling;

/// <summary>When a feed is to be polled, as an admin sets it.</summary>
/// <param name="Interval">The gap of a fixed schedule, the shortest of an adaptive one.</param>
/// <param name="Cron">Of a schedule by cron only.</param>
public sealed record FeedTiming(FeedSchedule Schedule, TimeSpan Interval, string? Cron)
{
    public static FeedTiming Of(Feed feed) => new(feed.Schedule, feed.PollInterval, feed.CronExpression);

    /// <summary>What a form that shows it sends back, to tell whether it still holds.</summary>
    public string Mark => SeenValue.Of($"{Schedule}", $"{Interval}", Cron);

    /// <summary>As the audit log keeps it.</summary>
    internal object Described => new { schedule = Schedule, pollInterval = Interval, cron = Cron };

    /// <summary>Sets it, and the next poll by it. A feed that fails keeps its longer gap; the new schedule counts from its next good poll.</summary>
    /// <returns>Why the next poll is when it is, in words.</returns>
    internal string SetOn(Feed feed, DateTimeOffset now)
    {
        (feed.Schedule, feed.PollInterval, feed.CronExpression) = (Schedule, Interval, Cron);
        var (at, reason) = PollSchedule.Regular(feed, Schedule == FeedSchedule.Cron ? now : feed.LastPolledAt ?? now);
        if (feed.ConsecutiveFailures == 0 && feed.LastPolledAt is not null && feed.NextPollAt > now)
        {
            (feed.NextPollAt, feed.NextPollReason) = (at > now ? at : now, reason);
        }

        return reason;
    }
}
