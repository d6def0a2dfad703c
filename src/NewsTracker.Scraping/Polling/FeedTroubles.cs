using System.Diagnostics;
using System.Net;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Sorts failed visits into classes, and says how long each class is left alone.</summary>
internal static class FeedTroubles
{
    /// <summary>Never given up for good: the longest gap, whatever the class and however often it failed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Null where the visit went well, or did not take place.</summary>
    public static FeedTrouble? Of(FeedReading reading) => reading switch
    {
        FeedReading.Read or FeedReading.NotModified or FeedReading.Failed { Outcome: FetchOutcome.Postponed } => null,
        FeedReading.NotAFeed => FeedTrouble.NotAFeed,
        FeedReading.Failed { Outcome: var outcome } => outcome switch
        {
            FetchOutcome.RobotsDenied denied => denied.IsUnreachable ? denied.HostTrouble ?? FeedTrouble.RobotsUnreachable : FeedTrouble.Robots,
            FetchOutcome.Blocked => FeedTrouble.Blocked,
            FetchOutcome.Refused refused => Of(refused.Status),
            FetchOutcome.Failed failed => failed.Trouble,
            _ => throw new UnreachableException(),
        },
        _ => throw new UnreachableException(),
    };

    /// <summary>The gap after some failures in a row: it doubles from the class's first one, and is never shorter than the feed's own.</summary>
    public static TimeSpan BackOff(FeedTrouble trouble, int failures, TimeSpan interval)
    {
        var (first, most) = trouble switch
        {
            // Often over in minutes.
            FeedTrouble.Connect or FeedTrouble.Timeout or FeedTrouble.ServerError or FeedTrouble.RobotsUnreachable => (TimeSpan.FromMinutes(10), TimeSpan.FromHours(12)),
            FeedTrouble.Dns or FeedTrouble.TooManyRequests => (TimeSpan.FromMinutes(30), Longest),

            // It may lie in one feed alone: begun again at once it would break without end.
            FeedTrouble.OurFault => (TimeSpan.FromMinutes(10), TimeSpan.FromHours(12)),

            // Someone has to change something first.
            FeedTrouble.Tls or FeedTrouble.Protocol or FeedTrouble.TooLarge or FeedTrouble.NotAFeed or FeedTrouble.NotFound or FeedTrouble.Refused => (TimeSpan.FromHours(1), Longest),
            FeedTrouble.Robots or FeedTrouble.Blocked or FeedTrouble.Gone => (TimeSpan.FromHours(6), Longest),
            _ => throw new UnreachableException(),
        };
        var doubled = first * Math.Pow(2, Math.Clamp(failures - 1, 0, 16));
        var gap = doubled < most ? doubled : most;
        return gap > interval ? gap : interval < Longest ? interval : Longest;
    }

    /// <summary>Gives a feed's lease back and lets it wait, as after a fault of ours. The notice of one that was gone for good goes with its first good poll, which this was not.</summary>
    /// <param name="times">How often it came to this in a row.</param>
    public static void PutOff(Feed feed, int times, DateTimeOffset now, string why)
    {
        var gap = BackOff(FeedTrouble.OurFault, times, feed.Schedule == FeedSchedule.Fixed ? feed.PollInterval : TimeSpan.Zero);
        feed.ConsecutiveFailures++;
        feed.Trouble = feed.Trouble == FeedTrouble.Gone ? FeedTrouble.Gone : FeedTrouble.OurFault;
        (feed.NextPollAt, feed.NextPollReason) = (now + gap, $"{why}: the gap is {SpanWords.Of(gap)}.");
        (feed.LeaseOwner, feed.LeaseUntil) = (null, null);
    }

    /// <summary>The class in words that follow "because": for the page that says why a poll waits.</summary>
    public static string InWords(FeedTrouble trouble, FeedKind kind) => trouble switch
    {
        FeedTrouble.Dns => "the host was not found",
        FeedTrouble.Connect => "the host accepted no connection",
        FeedTrouble.Tls => "the host has no valid certificate",
        FeedTrouble.Timeout => "the host did not answer in time",
        FeedTrouble.Protocol => "the host's answer was broken",
        FeedTrouble.TooLarge => "the answer was too large",
        FeedTrouble.Blocked => "the address is not on the public web",
        FeedTrouble.Robots => "robots.txt forbids it",
        FeedTrouble.RobotsUnreachable => "robots.txt could not be read",
        FeedTrouble.TooManyRequests => "the host finds us too frequent",
        FeedTrouble.Gone => "the feed is gone for good",
        FeedTrouble.NotFound => "there is nothing at the address",
        FeedTrouble.Refused => "the host refused it",
        FeedTrouble.ServerError => "the host has trouble of its own",
        FeedTrouble.NotAFeed when kind == FeedKind.Listing => "nothing on the page could be read as its list",
        FeedTrouble.NotAFeed => "what came is no feed",
        FeedTrouble.OurFault => "a fault of ours broke it off",
        _ => throw new UnreachableException(),
    };

    private static FeedTrouble Of(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => FeedTrouble.TooManyRequests,
        HttpStatusCode.Gone => FeedTrouble.Gone,
        HttpStatusCode.NotFound => FeedTrouble.NotFound,
        >= HttpStatusCode.InternalServerError and < (HttpStatusCode)600 => FeedTrouble.ServerError,
        _ => FeedTrouble.Refused,
    };
}
