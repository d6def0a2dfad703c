using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>Closes a poll that broke on a fault of ours, or hung, and lets its feed wait: left open, it would be begun again as soon as its lease ran out, and the ledger would say that its scraper had stopped.</summary>
internal sealed class FaultedPolls(NewsTrackerDbContext db, FeedLeases leases, TimeProvider clock)
{
    public const string BrokenOff = "A fault of ours broke the poll off; the log has it. What it had stored is kept.";

    public const string Hung = "A fault of ours: the poll hung, and was given up when nothing had come of it for long. What it had stored is kept.";

    /// <summary>Does nothing where the lease has passed to another scraper.</summary>
    /// <param name="why">What the ledger says of it.</param>
    public async Task CloseAsync(FeedLease lease, string why, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await leases.FindLockedAsync(lease, cancellationToken) is not { } feed)
        {
            return;
        }

        var now = clock.GetUtcNow();
        FeedSettlement.PutOff(feed, feed.ConsecutiveFailures + 1, now, "A fault of ours broke the last poll off, see the log");
        feed.LastPolledAt = now;
        await db.SaveChangesAsync(cancellationToken);
        await db.Polls.Where(p => p.Id == lease.Poll.Id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Outcome, PollOutcome.Faulted).SetProperty(p => p.Trouble, FeedTrouble.OurFault).SetProperty(p => p.FinishedAt, now).SetProperty(p => p.Message, why), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
