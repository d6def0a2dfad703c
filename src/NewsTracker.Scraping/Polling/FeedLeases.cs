using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>Hands out feeds that are due, each to one scraper at a time, however many run. The ledger's row is opened in the same statement: a visit that left no trace could not be told from none.</summary>
internal sealed class FeedLeases(NewsTrackerDbContext db, IOptions<PollingOptions> options, TimeProvider clock)
{
    private const string PausedMeanwhile = "The feed was paused while it was polled; what was stored until then is kept, the rest comes when it is resumed.";

    /// <summary>
    /// Leases feeds that are due, hosts in turn: of each the one due longest before any second one, those being polled counted, so that a slow host with many feeds
    /// does not hold every place. Served by <c>ix_feeds_next_poll_at</c>; rows that another scraper is taking are passed over.
    /// </summary>
    public Task<IReadOnlyList<FeedLease>> TakeDueAsync(string owner, int most, CancellationToken cancellationToken) =>
        TakeAsync(owner, now => FeedLeaseStatements.TakeDue(db, owner, options.Value.LeaseDuration, now, most), cancellationToken);

    /// <summary>Leases one feed, due or not; null while another scraper holds it.</summary>
    public async Task<FeedLease?> TakeAsync(long feedId, string owner, CancellationToken cancellationToken) =>
        (await TakeAsync(owner, now => FeedLeaseStatements.TakeOne(db, owner, options.Value.LeaseDuration, now, feedId), cancellationToken)) is [var lease] ? lease : null;

    private async Task<IReadOnlyList<FeedLease>> TakeAsync(string owner, Func<DateTimeOffset, IQueryable<TakenLease>> take, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await take(now).ToListAsync(cancellationToken);
        if (taken.Count == 0)
        {
            return [];
        }

        var ids = taken.ConvertAll(lease => lease.Id);
        var feeds = await db.Feeds.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return
        [
            .. taken.Where(lease => feeds.ContainsKey(lease.Id)).Select(lease => new FeedLease(lease.Id, owner, lease.Epoch)
            {
                Feed = feeds[lease.Id],
                Poll = new Poll { Id = lease.PollId, FeedId = lease.Id, StartedAt = now, Outcome = PollOutcome.Running },
                Steps = new PollSteps(clock),
                WasLost = lease.WasLost,
                HasRetries = lease.HasRetries,
            }),
        ];
    }

    /// <summary>Shows a sign of life.</summary>
    /// <returns>Whether the lease is still ours, and the feed still polled.</returns>
    public async Task<bool> RenewAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        var until = options.Value.LeaseDuration;
        return await db.Database.ExecuteSqlAsync(
            $"update feeds set lease_until = now() + {until} where id = {lease.FeedId} and lease_owner = {lease.Owner} and lease_epoch = {lease.Epoch} and not is_paused",
            cancellationToken) == 1;
    }

    /// <summary>Gives back a feed that was paused, by itself or with its source, while it was polled, and closes the poll. Does nothing where another scraper has it by now; it may be resumed by now.</summary>
    public Task BreakOffAsync(FeedLease lease, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        with given_back as (
            update feeds set lease_owner = null, lease_until = null where id = {lease.FeedId} and lease_owner = {lease.Owner} and lease_epoch = {lease.Epoch}
            returning id)
        update polls set outcome = {nameof(PollOutcome.GivenBack)}, finished_at = {clock.GetUtcNow()}, message = {PausedMeanwhile}
        from given_back where polls.id = {lease.Poll.Id} and polls.outcome = {nameof(PollOutcome.Running)}
        """,
        cancellationToken);

    /// <summary>The feed, locked until the transaction ends, if the lease is still ours.</summary>
    public Task<Feed?> FindLockedAsync(FeedLease lease, CancellationToken cancellationToken) =>
        db.Feeds.FromSql($"select * from feeds where id = {lease.FeedId} and lease_owner = {lease.Owner} and lease_epoch = {lease.Epoch} for update")
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The feeds of the leases that are still ours, locked until the transaction ends; by their keys, so that two who lock several do not wait for each other.</summary>
    public Task<Dictionary<long, Feed>> LockAsync(IReadOnlyList<FeedLease> leases, CancellationToken cancellationToken)
    {
        long[] ids = [.. leases.Select(lease => lease.FeedId)];
        string[] owners = [.. leases.Select(lease => lease.Owner)];
        long[] epochs = [.. leases.Select(lease => lease.Epoch)];
        return db.Feeds.FromSql(
            $"""
            select f.* from unnest({ids}, {owners}, {epochs}) as held (id, owner, epoch)
            join feeds f on f.id = held.id and f.lease_owner = held.owner and f.lease_epoch = held.epoch
            order by f.id for update of f
            """).AsNoTracking().ToDictionaryAsync(f => f.Id, cancellationToken);
    }

    /// <summary>Gives feeds back at once when a scraper stops, so that no other has to wait for the lease to run out, and closes their polls. Reads ix_polls_feed_id_started_at.</summary>
    public Task ReleaseAllAsync(string owner, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        with given_back as (update feeds set lease_owner = null, lease_until = null where lease_owner = {owner} returning id)
        update polls set outcome = {nameof(PollOutcome.GivenBack)}, finished_at = {clock.GetUtcNow()}, message = {FeedLeaseStatements.ToldToStop}
        from given_back
        where polls.id = (select max(recent.id) from (select newest.id from polls newest where newest.feed_id = given_back.id order by newest.started_at desc limit 10) recent) and polls.outcome = {nameof(PollOutcome.Running)}
        """,
        cancellationToken);
}
