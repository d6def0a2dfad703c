using System.Diagnostics;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>What the ledger says of a visit.</summary>
internal static class PollDescription
{
    /// <summary>Writes counts, outcome, status and sentence on the poll.</summary>
    public static void Describe(this Poll poll, FeedReading reading, TakenItems taken)
    {
        poll.Seen = reading is FeedReading.Read ? taken.Listed : taken.Items.Count;
        poll.Stored = taken.Items.Count(item => item.Row.Outcome == PollItemOutcome.Stored);
        poll.Revised = taken.Items.Count(item => item.Row.Outcome == PollItemOutcome.Revised);
        poll.Failed = taken.Items.Count(item => item.Row.Outcome.IsFailure());
        (poll.Outcome, poll.HttpStatus, poll.Message) = Sort(poll, reading, taken);
    }

    private static (PollOutcome Outcome, int? HttpStatus, string Message) Sort(Poll poll, FeedReading reading, TakenItems taken) => reading switch
    {
        FeedReading.Read read => (PollOutcome.Succeeded, 200, $"{taken.Listed} listed, {poll.Stored} new{Part(poll.Revised, "edited")}{Part(poll.Failed, "failed")}{LeftOut(taken.Items)}{NotTaken(taken)}{WithoutAddress(read, taken)}.{Missing(read)}{Unread(read)}"),
        FeedReading.NotModified => (PollOutcome.NotModified, 304, "The feed is as it was."),
        FeedReading.NotAFeed notAFeed => (PollOutcome.NotAFeed, 200, notAFeed.Explanation),
        FeedReading.Failed { Outcome: FetchOutcome.Postponed } failed => (PollOutcome.Postponed, null, failed.Explanation),

        // A robots.txt that cannot be read is trouble of the host; one that forbids is its publisher's will.
        FeedReading.Failed { Outcome: FetchOutcome.RobotsDenied { IsUnreachable: false } } failed => (PollOutcome.RobotsDenied, null, failed.Explanation),
        FeedReading.Failed { Outcome: FetchOutcome.Refused refused } failed => (PollOutcome.FetchFailed, (int)refused.Status, failed.Explanation),
        FeedReading.Failed failed => (PollOutcome.FetchFailed, null, failed.Explanation),
        _ => throw new UnreachableException(),
    };

    /// <summary>A listing whose items are found is read, whatever else its selectors miss: the ledger says so.</summary>
    private static string Missing(FeedReading.Read read) => read.Missing.Count == 0 ? "" : $" Nothing on the page was found by: {string.Join("; ", read.Missing)}.";

    private static string Unread(FeedReading.Read read) => read.Unread is { } unread ? $" {unread.InWords}" : "";

    /// <summary>What came in by none of the counts of a poll: a page that is no article any more looks like one on which nothing is new.</summary>
    private static string LeftOut(IReadOnlyCollection<TakenItem> items)
    {
        var kinds = new[] { (PollItemOutcome.NotAnArticle, "not an article"), (PollItemOutcome.RobotsDenied, "forbidden by robots.txt"), (PollItemOutcome.Filtered, "filtered"), (PollItemOutcome.AwaitingRetry, "to be tried again") };
        return string.Concat(kinds.Select(kind => Part(items.Count(item => item.Row.Outcome == kind.Item1), kind.Item2)));
    }

    /// <summary>Of a feed that lists more than one poll takes.</summary>
    private static string NotTaken(TakenItems taken) => Part(taken.AsBefore, "more as they were") + Part(taken.Unchecked, "not checked for edits") + Part(taken.Left, "left for the next poll");

    /// <summary>Items that link to nothing, or to what is no web page, cannot be taken, and stand in no row of the ledger.</summary>
    private static string WithoutAddress(FeedReading.Read read, TakenItems taken)
    {
        var count = read.Document.Entries.Count == taken.Listed ? 0 : read.Document.Entries.Count(entry => CanonicalUrl.Find(entry.Link) is null);
        return count == 0 ? "" : $", {Counting.Of(count, "item")} without a usable address";
    }

    private static string Part(int count, string words) => count == 0 ? "" : $", {count} {words}";
}
