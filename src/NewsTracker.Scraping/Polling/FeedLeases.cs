using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>A scraper's claim on a feed. The epoch is its fencing token: whoever leases later has a greater one, and the older holder's results are no longer taken.</summary>
internal sealed record FeedLease(long FeedId, string Owner, long Epoch)
{
    /// <summary>The feed as it was leased.</summary>
    public required Feed Feed { get; init; }

    /// <summary>The ledger's row of this visit, open.</summary>
    public required Poll Poll { get; init; }

    /// <summary>Whether the last poll ended with the scraper that made it: its lease ran out and was not given back.</summary>
    public bool WasLost { get; init; }

    /// <summary>Whether addresses that failed before are due again.</summary>
    public required bool HasRetries { get; init; }
}

/// <summary>Hands out feeds that are due, each to one scraper at a time, however many run. The ledger's row is opened in the same statement: a visit that left no trace could not be told from none.</summary>
internal sealed class FeedLeases(NewsTrackerDbContext db, IOptions<PollingOptions> options, TimeProvider clock)
{
    /// <summary>So many of those due longest are looked at to choose from: enough to see past a host with many feeds, few enough to sort at every look.</summary>
    private const int Window = 2_000;

    private const string LeftOpen = "The scraper stopped before it finished; what it had stored is kept, the rest comes with the next poll.";

    private const string ToldToStop = "The scraper was told to stop before it finished; what it had stored is kept, the rest comes with the next poll.";

    private const string PausedMeanwhile = "The feed was paused while it was polled; what was stored until then is kept, the rest comes when it is resumed.";

    /// <summary>Those due: {6} at most, of the first {7}.</summary>
    private const string ChooseDue =
        """
        with seen as materialized (
            select id, next_poll_at, lease_until, split_part(url, '/', 3) as host from feeds
            where not is_paused and next_poll_at <= now()
            order by next_poll_at
            limit {7}),
        busy as (select host, count(*) as polls from seen where lease_until >= now() group by host),
        due as (
            select seen.id, seen.next_poll_at, row_number() over (partition by seen.host order by seen.next_poll_at) + coalesce(busy.polls, 0) as turn
            from seen left join busy on busy.host = seen.host
            where seen.lease_until is null or seen.lease_until < now()),
        chosen as (
            select f.id, f.lease_owner as held_by from feeds f join due on due.id = f.id
            where not f.is_paused and f.next_poll_at <= now() and (f.lease_until is null or f.lease_until < now())
            order by due.turn, due.next_poll_at
            limit {6}
            for update of f skip locked)
        """;

    /// <summary>The feed {6}.</summary>
    private const string ChooseOne =
        """
        with chosen as (select id, lease_owner as held_by from feeds where id = {6} and removed_at is null and (lease_until is null or lease_until < now()) for update)
        """;

    /// <summary>
    /// Leases what was chosen to {0} for {1}, and opens its polls at {2}. A poll still open from before belongs to a scraper that died, since its lease had run out; it can only be the
    /// newest of its feed, which ix_polls_feed_id_started_at finds. It is lost unless the lease was given back, by a scraper that was told to stop ({5}).
    /// </summary>
    private const string LeaseChosen =
        """
        , left_open as (
            update polls set outcome = case when held_by is null then 'GivenBack' else 'Abandoned' end, finished_at = {2}, message = case when held_by is null then {5} else {3} end
            from chosen where polls.id = (select newest.id from polls newest where newest.feed_id = chosen.id order by newest.started_at desc limit 1) and polls.outcome = {4}
            returning polls.feed_id, chosen.held_by),
        lost as (select feed_id from left_open where held_by is not null),
        taken as (
            update feeds set lease_owner = {0}, lease_epoch = lease_epoch + 1, lease_until = now() + {1} from chosen where feeds.id = chosen.id
            returning feeds.id, feeds.lease_epoch as epoch),
        opened as (insert into polls (feed_id, started_at, outcome, seen, stored, revised, failed) select id, {2}, {4}, 0, 0, 0, 0 from taken returning id, feed_id)
        select taken.id, taken.epoch, opened.id as poll_id, exists (select from lost where lost.feed_id = taken.id) as was_lost, exists (select from item_retries r where r.feed_id = taken.id and r.next_try_at <= {2}) as has_retries
        from taken join opened on opened.feed_id = taken.id
        """;

    /// <summary>
    /// Leases feeds that are due, hosts in turn: of each the one due longest before any second one, those being polled counted, so that a slow host with many feeds
    /// does not hold every place. Served by <c>ix_feeds_next_poll_at</c>; rows that another scraper is taking are passed over.
    /// </summary>
    public Task<IReadOnlyList<FeedLease>> TakeDueAsync(string owner, int most, CancellationToken cancellationToken) =>
        LeaseAsync(ChooseDue + LeaseChosen, owner, [most, Window], cancellationToken);

    /// <summary>Leases one feed, due or not; null while another scraper holds it.</summary>
    public async Task<FeedLease?> TakeAsync(long feedId, string owner, CancellationToken cancellationToken) =>
        (await LeaseAsync(ChooseOne + LeaseChosen, owner, [feedId], cancellationToken)) is [var lease] ? lease : null;

    private async Task<IReadOnlyList<FeedLease>> LeaseAsync(string sql, string owner, object[] choice, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Database.SqlQueryRaw<TakenLease>(sql, [owner, options.Value.LeaseDuration, now, LeftOpen, nameof(PollOutcome.Running), ToldToStop, .. choice]).ToListAsync(cancellationToken);
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

    /// <summary>Gives feeds back at once when a scraper stops, so that no other has to wait for the lease to run out.</summary>
    public Task ReleaseAllAsync(string owner, CancellationToken cancellationToken) =>
        db.Feeds.Where(f => f.LeaseOwner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseOwner, (string?)null).SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null), cancellationToken);

    private sealed record TakenLease(long Id, long Epoch, long PollId, bool WasLost, bool HasRetries);
}
