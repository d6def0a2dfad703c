using System.Diagnostics;
using System.Net;
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

        // That its parts are gone for good says nothing of the feed, which may list others tomorrow.
        FeedReading.Failed { Unread: not null, Outcome: FetchOutcome.Refused { Status: HttpStatusCode.Gone } } => FeedTrouble.NotFound,
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

    /// <summary>The gap after some failures in a row: it doubles from the class's first one, and is never shorter than the feed's own interval or the one that its publisher asks for.</summary>
    public static TimeSpan BackOff(FeedTrouble trouble, int failures, Feed feed)
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
        var interval = feed.Schedule switch
        {
            FeedSchedule.Fixed => feed.PollInterval,
            FeedSchedule.Adaptive => feed.AskedInterval is { } asked && asked > feed.PollInterval ? asked : feed.PollInterval,
            _ => TimeSpan.Zero,
        };
        return gap > interval ? gap : interval < Longest ? interval : Longest;
    }

    private static FeedTrouble Of(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => FeedTrouble.TooManyRequests,
        HttpStatusCode.Gone => FeedTrouble.Gone,
        HttpStatusCode.NotFound => FeedTrouble.NotFound,
        >= HttpStatusCode.InternalServerError and < (HttpStatusCode)600 => FeedTrouble.ServerError,
        _ => FeedTrouble.Refused,
    };
}
