using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Polls one feed: fetches it, takes in its articles, writes the ledger and the next date.</summary>
internal sealed partial class FeedPoller(
    NewsTrackerDbContext db, FeedLeases leases, LeaseKeeper keeper, FeedFetching feeds, FeedItems items, IOptions<PollingOptions> options, TimeProvider clock, ILogger<FeedPoller> logger)
{
    public async Task PollAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        var feed = await db.Feeds.AsNoTracking().SingleAsync(f => f.Id == lease.FeedId, cancellationToken);
        var poll = await OpenAsync(lease, cancellationToken);
        using var held = keeper.Hold(lease, cancellationToken);
        try
        {
            var reading = await feeds.ReadAsync(feed, held.Token);
            var outcomes = new List<PollItem>();
            if (reading is FeedReading.Read read)
            {
                foreach (var entry in FeedItems.Distinct(read.Document.Entries).Take(options.Value.MaxItemsPerPoll))
                {
                    outcomes.Add(await items.TakeAsync(feed, poll.Id, entry, held.Token));
                }
            }

            await CloseAsync(lease, poll.Id, reading, outcomes, held.Token);
        }
        catch (OperationCanceledException) when (held.IsLost && !cancellationToken.IsCancellationRequested)
        {
            Log.LeaseLost(logger, lease.FeedId, lease.Epoch);
        }
    }

    /// <summary>Opens the ledger's row. A poll still open from before belongs to a scraper that died: its lease had run out.</summary>
    private async Task<Poll> OpenAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Polls.Where(p => p.FeedId == lease.FeedId && p.Outcome == PollOutcome.Running).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Outcome, PollOutcome.Abandoned).SetProperty(p => p.FinishedAt, now)
                .SetProperty(p => p.Message, "The scraper stopped before it finished; what it had stored is kept, the rest comes with the next poll."),
            cancellationToken);
        var poll = new Poll { FeedId = lease.FeedId, StartedAt = now, Outcome = PollOutcome.Running };
        db.Polls.Add(poll);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return poll;
    }

    /// <summary>Writes the result, unless the lease has passed to another scraper.</summary>
    private async Task CloseAsync(FeedLease lease, long pollId, FeedReading reading, List<PollItem> outcomes, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await leases.FindLockedAsync(lease, cancellationToken) is not { } feed)
        {
            Log.LeaseLost(logger, lease.FeedId, lease.Epoch);
            return;
        }

        var now = clock.GetUtcNow();
        var poll = await db.Polls.SingleAsync(p => p.Id == pollId, cancellationToken);
        poll.FinishedAt = now;
        poll.Seen = outcomes.Count;
        poll.Stored = outcomes.Count(item => item.Outcome == PollItemOutcome.Stored);
        poll.Revised = outcomes.Count(item => item.Outcome == PollItemOutcome.Revised);
        poll.Failed = outcomes.Count(item => item.Outcome is PollItemOutcome.FetchFailed or PollItemOutcome.Failed);
        poll.Items.AddRange(outcomes);
        Settle(feed, poll, reading);
        feed.LastPolledAt = now;
        feed.RecheckArticles = false;
        (feed.NextPollAt, feed.NextPollReason) = PollSchedule.Next(feed, reading, now);
        (feed.LeaseOwner, feed.LeaseUntil) = (null, null);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Polled(logger, feed.Id, poll.Outcome, poll.Seen, poll.Stored, poll.Revised, poll.Failed, (long)(now - poll.StartedAt).TotalMilliseconds);
    }

    private static void Settle(Feed feed, Poll poll, FeedReading reading)
    {
        (poll.Outcome, poll.HttpStatus, poll.Message) = reading switch
        {
            FeedReading.Read read => (PollOutcome.Succeeded, 200, Summary(poll, read.Document.Entries.Count)),
            FeedReading.NotModified => (PollOutcome.NotModified, 304, "Nothing new: the feed is as it was."),
            FeedReading.NotAFeed notAFeed => (PollOutcome.NotAFeed, 200, notAFeed.Explanation),
            FeedReading.Failed { Outcome: FetchOutcome.RobotsDenied denied } => (PollOutcome.RobotsDenied, (int?)null, denied.Explanation),
            FeedReading.Failed { Outcome: FetchOutcome.Refused refused } => (PollOutcome.FetchFailed, (int)refused.Status, refused.Explanation),
            FeedReading.Failed failed => (PollOutcome.FetchFailed, null, failed.Outcome.Explanation),
            _ => throw new UnreachableException(),
        };
        if (poll.Outcome is not (PollOutcome.Succeeded or PollOutcome.NotModified))
        {
            feed.ConsecutiveFailures++;
            return;
        }

        feed.ConsecutiveFailures = 0;

        // A failed item must be seen again, so the feed may not answer "not modified" next time.
        if (reading is FeedReading.Read { Response: var response, Document: var document })
        {
            feed.Kind = document.Kind;
            (feed.ETag, feed.LastModified) = poll.Failed == 0 ? (response.ETag, response.LastModified) : (null, null);
        }
    }

    private static string Summary(Poll poll, int listed) =>
        $"{listed} listed, {poll.Stored} new, {poll.Revised} edited, {poll.Failed} failed.";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Polled feed {FeedId}: {PollOutcome}, {Seen} seen, {Stored} stored, {Revised} revised, {Failed} failed in {ElapsedMs} ms")]
        public static partial void Polled(ILogger logger, long feedId, PollOutcome pollOutcome, int seen, int stored, int revised, int failed, long elapsedMs);

        [LoggerMessage(LogLevel.Warning, "Lease {LeaseEpoch} on feed {FeedId} passed to another scraper; the result is dropped")]
        public static partial void LeaseLost(ILogger logger, long feedId, long leaseEpoch);
    }
}
