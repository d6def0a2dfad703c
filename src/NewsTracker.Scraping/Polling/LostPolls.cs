using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>Lets a feed wait whose polls ended with the scraper that made them: it may be what brought them down, and begun at once by one scraper after the other it would stop the intake of all feeds.</summary>
internal sealed class LostPolls(NewsTrackerDbContext db, FeedLeases leases, TimeProvider clock)
{
    /// <summary>Once is most often chance, since all that a scraper polls is lost with it; then the feed is begun again at once.</summary>
    public static bool MustWait(FeedLease lease) => lease is { WasLost: true, Feed.ConsecutiveFailures: > 1 };

    /// <summary>Gives the lease back, and takes away the ledger's row of a visit that is not made. Does nothing where the lease has passed to another scraper.</summary>
    public async Task PutOffAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await leases.FindLockedAsync(lease, cancellationToken) is not { } feed)
        {
            return;
        }

        var gap = FeedTroubles.BackOffOfOurFault(feed.ConsecutiveFailures, feed.Schedule == FeedSchedule.Fixed ? feed.PollInterval : TimeSpan.Zero);
        (feed.NextPollAt, feed.NextPollReason) = (clock.GetUtcNow() + gap, $"The scraper stopped again while it polled this feed, which may be why: the gap is {PollSchedule.InWords(gap)}.");
        (feed.LeaseOwner, feed.LeaseUntil) = (null, null);

        // As of a poll that broke, and that is told so.
        feed.Trouble = feed.Trouble == FeedTrouble.Gone ? FeedTrouble.Gone : FeedTrouble.OurFault;
        await db.SaveChangesAsync(cancellationToken);
        await db.Polls.Where(p => p.Id == lease.Poll.Id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
