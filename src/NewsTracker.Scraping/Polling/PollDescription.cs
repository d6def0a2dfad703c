using System.Diagnostics;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>What the ledger says of a visit.</summary>
internal static class PollDescription
{
    /// <summary>Writes outcome, status and sentence on the poll, whose counts are known.</summary>
    public static void Describe(this Poll poll, FeedReading reading) => (poll.Outcome, poll.HttpStatus, poll.Message) = reading switch
    {
        FeedReading.Read read => (PollOutcome.Succeeded, 200, $"{read.Document.Entries.Count} listed, {poll.Stored} new, {poll.Revised} edited, {poll.Failed} failed."),
        FeedReading.NotModified => (PollOutcome.NotModified, 304, "Nothing new: the feed is as it was."),
        FeedReading.NotAFeed notAFeed => (PollOutcome.NotAFeed, 200, notAFeed.Explanation),
        FeedReading.Failed { Outcome: FetchOutcome.Postponed postponed } => (PollOutcome.Postponed, (int?)null, postponed.Explanation),
        FeedReading.Failed { Outcome: FetchOutcome.RobotsDenied denied } => (PollOutcome.RobotsDenied, null, denied.Explanation),
        FeedReading.Failed { Outcome: FetchOutcome.Refused refused } => (PollOutcome.FetchFailed, (int)refused.Status, refused.Explanation),
        FeedReading.Failed failed => (PollOutcome.FetchFailed, null, failed.Outcome.Explanation),
        _ => throw new UnreachableException(),
    };
}
