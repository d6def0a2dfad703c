using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Sources;

/// <summary>A feed that is polled, with what the watch over the intake asks of it first.</summary>
/// <param name="FirstPollAt">Absent before the first poll.</param>
/// <param name="LastReadAt">The last poll that could be read, whether it brought anything or not.</param>
public sealed record WatchedFeed(long Id, long SourceId, string SourceName, string Url, bool IsPaused, DateTimeOffset? FirstPollAt, DateTimeOffset? LastReadAt);

/// <summary>A poll of a feed that brought something.</summary>
public sealed record FeedArrivalRow(long FeedId, DateTimeOffset At, int Articles);

/// <summary>A day on which a feed could be read.</summary>
/// <param name="Day">Counted back from the last poll that could be read: 0 are the 24 hours before.</param>
public sealed record FeedDayRow(long FeedId, int Day);

/// <summary>An article's words and failed rules.</summary>
public sealed record IntakeSampleRow(long SourceId, int Words, string[] FailedRules);

/// <summary>What the watch over the intake reads.</summary>
public static class IntakeQueries
{
    /// <summary>Feeds after an id, in order. First and last poll come from the ends of ix_polls_feed_id_started_at.</summary>
    public static IQueryable<WatchedFeed> WatchedFeeds(this NewsTrackerDbContext db, long afterId, int most) =>
        db.Database.SqlQuery<WatchedFeed>(
            $"""
            select f.id, f.source_id, s.name as source_name, f.url, f.is_paused,
                (select started_at from polls where feed_id = f.id order by started_at limit 1) as first_poll_at,
                (select started_at from polls where feed_id = f.id and outcome in ('Succeeded', 'NotModified') order by started_at desc limit 1) as last_read_at
            from feeds f join sources s on s.id = f.source_id
            where f.id > {afterId} and f.removed_at is null and s.removed_at is null
            order by f.id limit {most}
            """);

    /// <summary>
    /// The polls of some feeds that brought something, oldest first: those of each feed's last stretch, and at least its newest few. Counted back from its newest, for the past of a feed that is silent
    /// does not pass. Read from ix_polls_feed_id_started_at1.
    /// </summary>
    public static IQueryable<FeedArrivalRow> Arrivals(this NewsTrackerDbContext db, IReadOnlyCollection<long> feedIds, TimeSpan stretch, int least)
    {
        var ids = feedIds.ToArray();
        return db.Database.SqlQuery<FeedArrivalRow>(
            $"""
            select arrivals.feed_id, arrivals.started_at as at, arrivals.stored as articles
            from unnest({ids}) as wanted (id)
            cross join lateral (
                select least(max(started_at) - {stretch}, min(started_at)) as since
                from (select started_at from polls where feed_id = wanted.id and stored > 0 order by started_at desc limit {least}) newest) past
            join polls arrivals on arrivals.feed_id = wanted.id and arrivals.stored > 0 and arrivals.started_at >= past.since
            order by arrivals.feed_id, arrivals.started_at
            """);
    }

    /// <summary>The days on which some feeds could be read. Each day is looked up by ix_polls_feed_id_started_at, up to its first poll that could be.</summary>
    public static IQueryable<FeedDayRow> DaysRead(this NewsTrackerDbContext db, IReadOnlyCollection<WatchedFeed> feeds, int days)
    {
        var read = feeds.Where(f => f.LastReadAt is not null).ToList();
        var (ids, until) = (read.Select(f => f.Id).ToArray(), read.Select(f => f.LastReadAt!.Value).ToArray());
        return db.Database.SqlQuery<FeedDayRow>(
            $"""
            select wanted.id as feed_id, day
            from unnest({ids}, {until}) as wanted (id, until) cross join generate_series(0, {days} - 1) day
            where exists (
                select from polls where feed_id = wanted.id and outcome in ('Succeeded', 'NotModified')
                    and started_at > wanted.until - (day + 1) * interval '24 hours' and started_at <= wanted.until - day * interval '24 hours')
            """);
    }

    /// <summary>The newest articles of some sources, newest first each. Read from the end of each source's list (ix_articles_source_id_dated_at_id).</summary>
    public static IQueryable<IntakeSampleRow> Samples(this NewsTrackerDbContext db, IReadOnlyCollection<long> sourceIds, int each)
    {
        var ids = sourceIds.ToArray();
        return db.Database.SqlQuery<IntakeSampleRow>(
            $"""
            select newest.source_id, coalesce(array_length(regexp_split_to_array(btrim(newest.body_text), '\s+'), 1), 0) as words,
                array(select failure ->> 'field' || ' ' || (failure ->> 'selector') from jsonb_array_elements(r.rule_failures) failure) as failed_rules
            from unnest({ids}) as wanted (id)
            cross join lateral (
                select id, source_id, body_text, revision_count, dated_at from articles where source_id = wanted.id order by dated_at desc, id desc limit {each}) newest
            join revisions r on r.article_id = newest.id and r.number = newest.revision_count
            order by newest.source_id, newest.dated_at desc, newest.id desc
            """);
    }
}
