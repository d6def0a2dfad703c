using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Listing;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Closes the ledger's rows of polls, and settles what a poll means for its feed.</summary>
internal sealed partial class PollLedger(NewsTrackerDbContext db, FeedLeases leases, ItemRetries retries, NetworkHealth network, OwnNetworkBlame ownNetwork, NoticeBoard notices, SelectorWatch selectors, TimeProvider clock, ILogger<PollLedger> logger)
{
    /// <summary>Writes the result, unless the lease has passed to another scraper.</summary>
    public async Task CloseAsync(FeedLease lease, FeedReading reading, TakenItems taken, CancellationToken cancellationToken)
    {
        var items = taken.Items;

        // What fails fails whole: a savepoint is two more ways to the server.
        db.Database.AutoSavepointsEnabled = false;
        using var outage = new OutageTurn(network);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await leases.FindLockedAsync(lease, cancellationToken) is not { } feed)
        {
            Log.LeaseLost(logger, lease.FeedId, lease.Epoch);
            return;
        }

        var now = clock.GetUtcNow();
        var poll = lease.Poll;
        db.Attach(poll);
        poll.FinishedAt = now;
        if (items.Count > 0)
        {
            await PollItemStatements.WriteAsync(db, poll.Id, items, cancellationToken);
            await retries.NoteAsync(feed.Id, items, now, cancellationToken);
        }

        poll.Describe(reading, taken);
        var trouble = poll.Trouble = FeedTroubles.Of(reading);
        if (!await ownNetwork.TryTakeAsync(outage, feed, poll, now, cancellationToken))
        {
            var wasGone = feed.Trouble == FeedTrouble.Gone;
            FeedSettlement.Settle(feed, lease.Feed, reading, trouble, isWhole: taken.Left == 0, now);
            if (reading is FeedReading.Read { Document: var document } && FeedRhythm.Of(document, now) is null)
            {
                feed.Rhythm = FeedRhythm.Of(await ArrivalsAsync(poll, cancellationToken), now) ?? feed.Rhythm;
            }

            await NotifyAsync(feed, trouble, wasGone, cancellationToken);
            if (reading is FeedReading.Read or FeedReading.NotModified)
            {
                await ownNetwork.EndAsync(outage, cancellationToken);
            }

            if (reading is FeedReading.Read { Document.Kind: FeedKind.Listing } listing)
            {
                await selectors.JudgeAsync(feed, listing, cancellationToken);
            }

            if (reading is FeedReading.Read { Response.MovedTo: { } address } && await FeedSettlement.TryMoveAsync(db, feed, address, now, cancellationToken) is { } moved)
            {
                poll.Message += " " + moved;
            }

            (feed.NextPollAt, feed.NextPollReason) = PollSchedule.WithPutOff(PollSchedule.AfterVisit(feed, reading, now), feed, items, now);
        }

        feed.LastPolledAt = now;
        feed.GiveBack();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outage.Keep();
        Log.Polled(logger, feed.Id, poll.Outcome, poll.Seen, poll.Stored, poll.Revised, poll.Failed, (long)(now - poll.StartedAt).TotalMilliseconds);
    }

    /// <summary>The latest arrivals of a feed, newest first, what this poll brought among them.</summary>
    private async Task<List<FeedArrival>> ArrivalsAsync(Poll poll, CancellationToken cancellationToken)
    {
        var before = await db.Polls.Brought(poll.FeedId).Where(p => p.Id != poll.Id).OrderByDescending(p => p.StartedAt).Take(FeedRhythm.LatestArticles).Select(p => new FeedArrival(p.StartedAt, p.Stored)).ToListAsync(cancellationToken);
        return poll.Stored > 0 ? [new FeedArrival(poll.StartedAt, poll.Stored), .. before] : before;
    }

    /// <summary>Puts up what an admin has to decide on, and takes it down when it has ended.</summary>
    private async Task NotifyAsync(Feed feed, FeedTrouble? trouble, bool wasGone, CancellationToken cancellationToken)
    {
        if (trouble == FeedTrouble.Gone)
        {
            var name = await db.Sources.Where(s => s.Id == feed.SourceId).Select(s => s.Name).SingleAsync(cancellationToken);
            await notices.RaiseAsync(PollNotices.Gone(feed, name), cancellationToken);
        }
        else if (wasGone && trouble is null)
        {
            await notices.ResolveAsync(PollNotices.GoneKey(feed.Id), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Polled feed {FeedId}: {PollOutcome}, {Seen} seen, {Stored} stored, {Revised} revised, {Failed} failed in {ElapsedMs} ms")]
        public static partial void Polled(ILogger logger, long feedId, PollOutcome pollOutcome, int seen, int stored, int revised, int failed, long elapsedMs);

        [LoggerMessage(LogLevel.Warning, "Lease {LeaseEpoch} on feed {FeedId} passed to another scraper; the result is dropped")]
        public static partial void LeaseLost(ILogger logger, long feedId, long leaseEpoch);
    }
}
