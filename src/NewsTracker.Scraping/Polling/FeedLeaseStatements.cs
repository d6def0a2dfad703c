using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>A feed that was leased, and the row of its visit.</summary>
internal sealed record TakenLease(long Id, long Epoch, long PollId, bool WasLost, bool HasRetries);

/// <summary>Leases feeds and opens their polls, in one statement.</summary>
internal static class FeedLeaseStatements
{
    /// <summary>So many of those due longest are looked at to choose from: enough to see past a host with many feeds, few enough to sort at every look.</summary>
    private const int Window = 2_000;

    private const string LeftOpen = "The scraper stopped before it finished; what it had stored is kept, the rest comes with the next poll.";

    public const string ToldToStop = "The scraper was told to stop before it finished; what it had stored is kept, the rest comes with the next poll.";

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
    /// newest of its feed. The newest is the one with the greatest key of the last few, which ix_polls_feed_id_started_at finds:
    /// scrapers need not agree on the time to the minute. It is lost unless the lease was given back, by a scraper that was told to stop ({5}).
    /// </summary>
    private const string LeaseChosen =
        """
        , left_open as (
            update polls set outcome = case when held_by is null then 'GivenBack' else 'Abandoned' end, finished_at = {2}, message = case when held_by is null then {5} else {3} end
            from chosen where polls.id = (select max(recent.id) from (select newest.id from polls newest where newest.feed_id = chosen.id order by newest.started_at desc limit 10) recent) and polls.outcome = {4}
            returning polls.feed_id, chosen.held_by),
        lost as (select feed_id from left_open where held_by is not null),
        taken as (
            update feeds set lease_owner = {0}, lease_epoch = lease_epoch + 1, lease_until = now() + {1} from chosen where feeds.id = chosen.id
            returning feeds.id, feeds.lease_epoch as epoch),
        opened as (insert into polls (feed_id, started_at, outcome, seen, stored, revised, failed) select id, {2}, {4}, 0, 0, 0, 0 from taken returning id, feed_id)
        select taken.id, taken.epoch, opened.id as poll_id, exists (select from lost where lost.feed_id = taken.id) as was_lost, exists (select from item_retries r where r.feed_id = taken.id and r.next_try_at <= {2}) as has_retries
        from taken join opened on opened.feed_id = taken.id
        """;

    public static IQueryable<TakenLease> TakeDue(NewsTrackerDbContext db, string owner, TimeSpan duration, DateTimeOffset now, int most) =>
        db.Database.SqlQueryRaw<TakenLease>(ChooseDue + LeaseChosen, owner, duration, now, LeftOpen, nameof(PollOutcome.Running), ToldToStop, most, Window);

    public static IQueryable<TakenLease> TakeOne(NewsTrackerDbContext db, string owner, TimeSpan duration, DateTimeOffset now, long feedId) =>
        db.Database.SqlQueryRaw<TakenLease>(ChooseOne + LeaseChosen, owner, duration, now, LeftOpen, nameof(PollOutcome.Running), ToldToStop, feedId);
}
