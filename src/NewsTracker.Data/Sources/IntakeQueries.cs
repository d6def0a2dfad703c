using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Sources;

/// <summary>A feed that is polled, with what the watch over the intake asks of it first.</summary>
/// <param name="PrintedGap">See <see cref="NewsTracker.Core.Sources.Feed.PrintedGap"/>.</param>
/// <param name="FirstPollAt">Absent before the first poll.</param>
/// <param name="LastReadAt">The last poll that could be read, whether it brought anything or not.</param>
public sealed record WatchedFeed(long Id, long SourceId, string SourceName, string Url, bool IsPaused, TimeSpan? PrintedGap, DateTimeOffset? FirstPollAt, DateTimeOffset? LastReadAt);

/// <summary>A poll of a feed that brought something.</summary>
public sealed record FeedArrivalRow(long FeedId, DateTimeOffset At, int Articles);

/// <summary>A day on which a feed could be read.</summary>
/// <param name="Day">Counted back from the last poll that could be read: 0 are the 24 hours before.</param>
public sealed record FeedDayRow(long FeedId, int Day);

/// <summary>An article's words and failed rules, as it was read first and as it is now.</summary>
public sealed record IntakeSampleRow(long SourceId, long FeedId, string FeedUrl, int WordsFirst, int WordsNow, string[] FailedFirst, string[] FailedNow);

/// <summary>What the watch over the intake reads.</summary>
public static class IntakeQueries
{
    /// <summary>Feeds after an id, in order. First and last poll come from the ends of ix_polls_feed_id_started_at.</summary>
    public static IQueryable<WatchedFeed> WatchedFeeds(this NewsTrackerDbContext db, long afterId, int most) =>
        db.Database.SqlQuery<WatchedFeed>(
            $"""
            select f.id, f.source_id, s.name as source_name, f.url, f.is_paused, f.printed_gap,
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

    /// <summary>
    /// What some feeds listed when they were last read of articles that came in since they last brought any themselves, by another feed or by hand: of each as one arrival, when the newest of them came in.
    /// Read from ix_polls_feed_id_started_at, and what the poll saw by ix_poll_items_poll_id.
    /// </summary>
    public static IQueryable<FeedArrivalRow> ArrivalsByOthers(this NewsTrackerDbContext db, IReadOnlyCollection<long> feedIds)
    {
        var ids = feedIds.ToArray();
        return db.Database.SqlQuery<FeedArrivalRow>(
            $"""
            select wanted.id as feed_id, max(articles.first_seen_at) as at, count(distinct articles.id)::integer as articles
            from unnest({ids}) as wanted (id)
            cross join lateral (select id from polls where feed_id = wanted.id and outcome = 'Succeeded' order by started_at desc limit 1) reading
            left join lateral (select finished_at from polls where feed_id = wanted.id and stored > 0 order by started_at desc limit 1) brought on true
            join poll_items items on items.poll_id = reading.id
            join articles on articles.id = items.article_id and articles.first_seen_at > coalesce(brought.finished_at, '-infinity')
            group by wanted.id
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

    /// <summary>
    /// The articles that polls of some sources' feeds brought, each feed's last to come in first: what was filled in from the past says nothing of the present, and neither do the dates that pages print.
    /// Read from the end of ix_polls_feed_id_started_at1, and what each poll brought by ix_poll_items_poll_id.
    /// </summary>
    public static IQueryable<IntakeSampleRow> Samples(this NewsTrackerDbContext db, IReadOnlyCollection<long> sourceIds, int each)
    {
        var ids = sourceIds.ToArray();

        // Words so long that nobody writes them are text without spaces, as Chinese or Thai is: of that, two letters count as one.
        return db.Database.SqlQuery<IntakeSampleRow>(
            $"""
            select feeds.source_id, feeds.id as feed_id, feeds.url as feed_url, texts.words[1] as words_first, texts.words[2] as words_now,
                array(select failure ->> 'field' || ' ' || (failure ->> 'selector') from jsonb_array_elements(first.rule_failures) failure) as failed_first,
                array(select failure ->> 'field' || ' ' || (failure ->> 'selector') from jsonb_array_elements(now.rule_failures) failure) as failed_now
            from feeds
            cross join lateral (
                select items.article_id, polls.started_at, items.id
                from polls join poll_items items on items.poll_id = polls.id
                where polls.feed_id = feeds.id and polls.stored > 0 and items.outcome = 'Stored' and items.article_id is not null
                order by polls.started_at desc, items.id desc limit {each}) came
            join articles on articles.id = came.article_id
            join revisions first on first.article_id = articles.id and first.number = 1
            join revisions now on now.article_id = articles.id and now.number = articles.revision_count
            cross join lateral (
                select array_agg(case when char_length(text) > 20 * words then char_length(text) / 2 else words end order by place) as words
                from (
                    select text, place, cardinality(string_to_array(replace(text, E'\n\n', ' '), ' ')) as words
                    from unnest(array[first.body_text, now.body_text]) with ordinality as bodies (text, place)) counted) texts
            where feeds.source_id = any({ids}) and feeds.removed_at is null
            order by feeds.id, came.started_at desc, came.id desc
            """);
    }
}
