using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

public static class PollQueries
{
    /// <summary>How far back the last reading is looked for: three weeks of a feed that is asked every quarter of an hour.</summary>
    private const int MostLookedThrough = 2_000;

    /// <summary>The newest poll that read the feed itself: those after it found it unchanged, were put off or failed. Read from ix_polls_feed_id_started_at.</summary>
    public static IQueryable<Poll> LastReading(this IQueryable<Poll> polls, long feedId) => polls.LastReadings(feedId, 1);

    /// <summary>The last few of them, newest first.</summary>
    public static IQueryable<Poll> LastReadings(this IQueryable<Poll> polls, long feedId, int most) =>
        polls.Where(p => p.FeedId == feedId).OrderByDescending(p => p.StartedAt).Take(MostLookedThrough)
            .Where(p => p.Outcome == PollOutcome.Succeeded).OrderByDescending(p => p.StartedAt).Take(most);

    /// <summary>The newest poll that had the feed and went through it, or may have been broken off on the way. Read from ix_polls_feed_id_started_at.</summary>
    public static IQueryable<Poll> LastBegun(this IQueryable<Poll> polls, long feedId) =>
        polls.Where(p => p.FeedId == feedId).OrderByDescending(p => p.StartedAt).Take(MostLookedThrough)
            .Where(p => p.Outcome == PollOutcome.Succeeded || p.Outcome == PollOutcome.NotModified || p.Outcome == PollOutcome.Abandoned || p.Outcome == PollOutcome.GivenBack || p.Outcome == PollOutcome.Faulted)
            .OrderByDescending(p => p.StartedAt).Take(1);

    /// <summary>The polls of a feed that brought something. Read from ix_polls_feed_id_started_at1.</summary>
    public static IQueryable<Poll> Brought(this IQueryable<Poll> polls, long feedId) => polls.Where(p => p.FeedId == feedId && p.Stored > 0);

    /// <summary>The newest polls of a source's feeds, those before a given one. Each feed's ledger is read from its own end (ix_polls_feed_id_started_at); EF's own form of this numbers all its rows.</summary>
    public static IQueryable<Poll> Ledger(this NewsTrackerDbContext db, long sourceId, DateTimeOffset? startedBefore, long? beforeId, int most) =>
        db.Polls.FromSql(
            $"""
            select p.* from feeds f cross join lateral (
                select * from polls
                where feed_id = f.id and ({startedBefore}::timestamptz is null or (started_at <= {startedBefore}::timestamptz and (started_at < {startedBefore}::timestamptz or id < {beforeId}::bigint)))
                order by started_at desc, id desc
                limit {most}) p
            where f.source_id = {sourceId} and f.removed_at is null
            """)
            .AsNoTracking().OrderByDescending(p => p.StartedAt).ThenByDescending(p => p.Id).Take(most);
}
