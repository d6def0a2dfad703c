using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>Lets a feed wait whose polls ended with the scraper that made them: it may be what brought them down, and begun at once by one scraper after the other it would stop the intake of all feeds.</summary>
internal sealed class LostPolls(NewsTrackerDbContext db, FeedLeases leases, TimeProvider clock)
{
    /// <summary>So many in a row may be chance, since all that a scraper polls is lost with it; after those the feed is begun again at once.</summary>
    public const int Borne = 5;

    /// <summary>So many more lengthen the gap.</summary>
    private const int Counted = 10;

    /// <summary>Gives the lease of a feed back that must wait, and takes away the ledger's row of a visit that is not made. Reads ix_polls_feed_id_started_at.</summary>
    /// <returns>How many polls in a row were lost; null where the feed need not wait.</returns>
    public async Task<int?> PutOffAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        // What was given back tells neither that the feed brings scrapers down nor that it does not.
        var before = await db.Polls.Where(p => p.FeedId == lease.FeedId && p.Id != lease.Poll.Id && p.Outcome != PollOutcome.GivenBack).OrderByDescending(p => p.StartedAt).Take(Borne + Counted).Select(p => p.Outcome).ToListAsync(cancellationToken);
        var losses = before.TakeWhile(outcome => outcome is PollOutcome.Abandoned).Count();
        if (losses <= Borne)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Where the lease has passed to another scraper, that one sees to it.
        if (await leases.FindLockedAsync(lease, cancellationToken) is not { } feed)
        {
            return losses;
        }

        FeedSettlement.PutOff(feed, losses - Borne, clock.GetUtcNow(), "Scrapers stopped again and again while they polled this feed, which may be why");
        await db.SaveChangesAsync(cancellationToken);
        await db.Polls.Where(p => p.Id == lease.Poll.Id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return losses;
    }
}
