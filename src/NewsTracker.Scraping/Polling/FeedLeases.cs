using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>A scraper's claim on a feed. The epoch is its fencing token: whoever leases later has a greater one, and the older holder's results are no longer taken.</summary>
internal sealed record FeedLease(long FeedId, string Owner, long Epoch);

/// <summary>Hands out feeds that are due, each to one scraper at a time, however many run.</summary>
internal sealed class FeedLeases(NewsTrackerDbContext db, IOptions<PollingOptions> options)
{
    /// <summary>So many of those due longest are looked at to choose from: enough to see past a host with many feeds, few enough to sort at every look.</summary>
    private const int Window = 2_000;

    /// <summary>
    /// Leases feeds that are due, hosts in turn: of each the one due longest before any second one, those being polled counted, so that a slow host with many feeds
    /// does not hold every place. Served by <c>ix_feeds_next_poll_at</c>; rows that another scraper is taking are passed over.
    /// </summary>
    public async Task<IReadOnlyList<FeedLease>> TakeDueAsync(string owner, int most, CancellationToken cancellationToken)
    {
        var duration = options.Value.LeaseDuration;
        var taken = await db.Database.SqlQuery<TakenLease>(
            $"""
            with seen as materialized (
                select id, next_poll_at, lease_until, split_part(url, '/', 3) as host from feeds
                where not is_paused and next_poll_at <= now()
                order by next_poll_at
                limit {Window}),
            busy as (select host, count(*) as polls from seen where lease_until >= now() group by host),
            due as (
                select seen.id, seen.next_poll_at, row_number() over (partition by seen.host order by seen.next_poll_at) + coalesce(busy.polls, 0) as turn
                from seen left join busy on busy.host = seen.host
                where seen.lease_until is null or seen.lease_until < now()),
            chosen as (
                select f.id from feeds f join due on due.id = f.id
                where not f.is_paused and f.next_poll_at <= now() and (f.lease_until is null or f.lease_until < now())
                order by due.turn, due.next_poll_at
                limit {most}
                for update of f skip locked)
            update feeds set lease_owner = {owner}, lease_epoch = lease_epoch + 1, lease_until = now() + {duration}
            from chosen where feeds.id = chosen.id
            returning feeds.id, feeds.lease_epoch as epoch
            """).ToListAsync(cancellationToken);
        return [.. taken.Select(lease => new FeedLease(lease.Id, owner, lease.Epoch))];
    }

    /// <summary>Leases one feed, due or not; null while another scraper holds it.</summary>
    public async Task<FeedLease?> TakeAsync(long feedId, string owner, CancellationToken cancellationToken)
    {
        var duration = options.Value.LeaseDuration;
        var taken = await db.Database.SqlQuery<TakenLease>(
            $"""
            update feeds set lease_owner = {owner}, lease_epoch = lease_epoch + 1, lease_until = now() + {duration}
            where id = {feedId} and (lease_until is null or lease_until < now())
            returning id, lease_epoch as epoch
            """).ToListAsync(cancellationToken);
        return taken.Count == 0 ? null : new FeedLease(feedId, owner, taken[0].Epoch);
    }

    /// <summary>Shows a sign of life.</summary>
    /// <returns>Whether the lease is still ours.</returns>
    public async Task<bool> RenewAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        var until = options.Value.LeaseDuration;
        return await db.Database.ExecuteSqlAsync(
            $"update feeds set lease_until = now() + {until} where id = {lease.FeedId} and lease_owner = {lease.Owner} and lease_epoch = {lease.Epoch}",
            cancellationToken) == 1;
    }

    /// <summary>The feed, locked until the transaction ends, if the lease is still ours.</summary>
    public Task<Feed?> FindLockedAsync(FeedLease lease, CancellationToken cancellationToken) =>
        db.Feeds.FromSql($"select * from feeds where id = {lease.FeedId} and lease_owner = {lease.Owner} and lease_epoch = {lease.Epoch} for update")
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Gives feeds back at once when a scraper stops, so that no other has to wait for the lease to run out.</summary>
    public Task ReleaseAllAsync(string owner, CancellationToken cancellationToken) =>
        db.Feeds.Where(f => f.LeaseOwner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseOwner, (string?)null).SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null), cancellationToken);

    private sealed record TakenLease(long Id, long Epoch);
}
