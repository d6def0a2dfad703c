using System.Net;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>When a feed is polled next, and why then.</summary>
internal static class PollSchedule
{
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(24);

    /// <summary>The feed's own interval; after failures twice as long each time, up to a day; never sooner than a host asks.</summary>
    public static (DateTimeOffset At, string Reason) Next(Feed feed, FeedReading reading, DateTimeOffset now)
    {
        if (feed.ConsecutiveFailures == 0)
        {
            return (now + feed.PollInterval, $"Every {InWords(feed.PollInterval)}.");
        }

        var doubled = feed.PollInterval * Math.Pow(2, Math.Min(feed.ConsecutiveFailures - 1, 16));
        var gap = doubled < LongestGap ? doubled : LongestGap;
        if (reading is FeedReading.Failed { Outcome: FetchOutcome.Refused { RetryAfter: { } asked } refused } && asked > gap)
        {
            var wait = asked < LongestGap ? asked : LongestGap;
            return (now + wait, $"{refused.Url.Host} asked us to wait {InWords(wait)}{(refused.Status == HttpStatusCode.TooManyRequests ? " (too many requests)" : "")}.");
        }

        return (now + gap, $"After {feed.ConsecutiveFailures} failed {(feed.ConsecutiveFailures == 1 ? "poll" : "polls")} in a row the gap is {InWords(gap)}.");
    }

    private static string InWords(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{span.TotalSeconds:0} seconds",
        { TotalHours: < 2 } => $"{span.TotalMinutes:0} minutes",
        _ => $"{span.TotalHours:0} hours",
    };
}
