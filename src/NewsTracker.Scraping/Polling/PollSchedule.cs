using System.Diagnostics;
using Cronos;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>When a feed is polled next, and why then.</summary>
public static class PollSchedule
{
    /// <summary>Of a feed that is polled as often as it brings news, unless its interval is longer.</summary>
    public static readonly TimeSpan LongestAdaptiveGap = TimeSpan.FromHours(12);

    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(24);

    /// <summary>Of a feed whose rhythm is not known yet.</summary>
    private static readonly TimeSpan UnknownRhythmGap = TimeSpan.FromHours(1);

    /// <summary>As the feed's schedule says; after failures by their class; never sooner than the host asks.</summary>
    internal static (DateTimeOffset At, string Reason) AfterVisit(Feed feed, FeedReading reading, DateTimeOffset now)
    {
        if (reading is FeedReading.Failed { Outcome: FetchOutcome.Postponed postponed })
        {
            return (postponed.Until > now ? postponed.Until : now, postponed.Why);
        }

        if (feed.Trouble is not { } trouble || feed.ConsecutiveFailures == 0)
        {
            return Regular(feed, now);
        }

        var gap = FeedTroubles.BackOff(trouble, feed.ConsecutiveFailures, feed);

        // A wait is heeded whatever the status it comes with: here the page asked for is the feed.
        if (reading is FeedReading.Failed { Outcome: FetchOutcome.Refused { RetryAfter: { } asked } refused } && asked > gap)
        {
            var wait = asked < LongestGap ? asked : LongestGap;
            return (now + wait, $"{refused.Url.Host} asked us to wait {SpanWords.Of(wait)}.");
        }

        var times = feed.ConsecutiveFailures == 1 ? "The last poll failed" : $"The last {feed.ConsecutiveFailures} polls failed";
        return (now + gap, $"{times} because {FeedWords.Because(trouble, feed.Kind)}: the gap is {SpanWords.Of(gap)}.");
    }

    /// <summary>Sooner where articles wait for their turn at a host: one that asks for minutes between two requests gives one or two to a poll, and else they would fall behind the news. Never sooner than the feed's own publisher asks.</summary>
    internal static (DateTimeOffset At, string Reason) WithPutOff((DateTimeOffset At, string Reason) regular, Feed feed, IReadOnlyCollection<TakenItem> items, DateTimeOffset now)
    {
        var turns = items.Where(item => item.IsPutOff).Select(item => RetryFate.TurnOf(item, now)).ToList();
        if (turns.Count == 0)
        {
            return regular;
        }

        var at = new[] { turns.Min(), now + (feed.AskedInterval ?? TimeSpan.Zero) }.Max();
        return at < regular.At ? (at, $"{Counting.Of(turns.Count, "article")} of it {(turns.Count == 1 ? "waits" : "wait")} for {(turns.Count == 1 ? "its" : "their")} turn at a host that asks for pauses.") : regular;
    }

    /// <summary>The next poll of a feed that is well.</summary>
    public static (DateTimeOffset At, string Reason) Regular(Feed feed, DateTimeOffset from) => feed.Schedule switch
    {
        FeedSchedule.Fixed => (from + feed.PollInterval, $"{FeedWords.Of(feed.PollInterval)}."),
        FeedSchedule.Cron => NextByCron(feed, from) is { } at ? (at, $"By its cron expression {feed.CronExpression} (UTC).") : (from + LongestGap, $"Its cron expression {feed.CronExpression} never comes up, so it is polled once a day."),
        FeedSchedule.Adaptive => Adaptive(feed, from),
        _ => throw new UnreachableException(),
    };

    /// <summary>A cron expression of five fields that comes up at all.</summary>
    public static bool IsCron(string? expression, DateTimeOffset now) =>
        expression is { Length: > 0 and <= 200 } && CronExpression.TryParse(expression, CronFormat.Standard, out var cron) && cron.GetNextOccurrence(now, TimeZoneInfo.Utc) is not null;

    private static DateTimeOffset? NextByCron(Feed feed, DateTimeOffset from) =>
        feed.CronExpression is { } expression && CronExpression.TryParse(expression, CronFormat.Standard, out var cron) ? cron.GetNextOccurrence(from, TimeZoneInfo.Utc) : null;

    /// <summary>Twice in its rhythm, so that news waits half a gap at most; within the limits of the admin and the publisher.</summary>
    private static (DateTimeOffset At, string Reason) Adaptive(Feed feed, DateTimeOffset from)
    {
        var wanted = feed.Rhythm is { } rhythm ? rhythm / 2 : UnknownRhythmGap;
        var bounded = wanted < LongestAdaptiveGap ? wanted : LongestAdaptiveGap;
        var gap = bounded < feed.PollInterval ? feed.PollInterval : bounded;
        if (feed.AskedInterval is { } asked && asked > gap)
        {
            // An admin may want it rarer than once a day.
            var longest = gap > LongestGap ? gap : LongestGap;
            var wait = asked < longest ? asked : longest;
            return (from + wait, $"The publisher asks by {feed.AskedBy} to be visited every {SpanWords.Of(wait)} at most.");
        }

        var brings = feed.Rhythm is { } known ? $"It brings an article every {SpanWords.Of(known)} or so" : "How often it brings news is not known yet";
        return (from + gap, gap == wanted ? $"{brings}, so it is polled every {SpanWords.Of(gap)}."
            : gap == feed.PollInterval ? $"{brings}; it is polled every {SpanWords.Of(gap)}, the interval set for it."
            : $"{brings}; it is polled every {SpanWords.Of(gap)}, the longest gap of this schedule.");
    }
}
