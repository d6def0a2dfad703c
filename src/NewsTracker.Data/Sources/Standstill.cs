using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Sources;

/// <summary>Nothing polls: a feed is long due, none is being polled, and no poll began for as long. Told by whoever reads it, since no scraper may be left to raise a notice.</summary>
/// <param name="DueSince">Since when a feed has waited.</param>
/// <param name="LastPollAt">When a poll last began; absent where none ever did.</param>
public sealed record Standstill(DateTimeOffset DueSince, DateTimeOffset? LastPollAt)
{
    /// <summary>A feed that is due for so long is late, however busy scrapers are that begin polls all the while.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(10);

    /// <summary>The standstill at an instant; absent while feeds are polled, or none is to be. Three looks at the ends of ix_feeds_next_poll_at and of the ledger; a feed that is being polled is still due.</summary>
    public static async Task<Standstill?> FindAsync(NewsTrackerDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var late = now - Lateness;
        var polled = db.Feeds.Where(f => !f.IsPaused);
        if (await polled.Where(f => f.NextPollAt < late).OrderBy(f => f.NextPollAt).Select(f => (DateTimeOffset?)f.NextPollAt).FirstOrDefaultAsync(cancellationToken) is not { } dueSince)
        {
            return null;
        }

        var last = await db.Polls.OrderByDescending(p => p.Id).Select(p => (DateTimeOffset?)p.StartedAt).FirstOrDefaultAsync(cancellationToken);
        return last >= late || await polled.AnyAsync(f => f.NextPollAt <= now && f.LeaseUntil > now, cancellationToken) ? null : new Standstill(dueSince, last);
    }
}
