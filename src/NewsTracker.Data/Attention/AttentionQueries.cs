using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Attention;

/// <summary>How many articles of a day are about something. Days are those of UTC on which articles are dated.</summary>
public sealed record DayCount(string Key, DateOnly Day, int Articles);

/// <summary>Counts articles by day: of countries, topics and sources.</summary>
public static class AttentionQueries
{
    /// <summary>Articles that name the countries: a range of pk_article_mentions for each.</summary>
    public static async Task<IReadOnlyList<DayCount>> DaysByCountryAsync(
        this NewsTrackerDbContext db, IReadOnlyCollection<CountryCode> countries, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var codes = countries.Select(code => code.Value).ToArray();
        return await db.Database.SqlQuery<DayCount>(
            $"""
            select m.country_code as key, m.day, count(*)::int as articles
            from article_mentions m where m.country_code = any({codes}) and m.day between {from} and {to}
            group by 1, 2
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Articles on which an accepted or submitted position on the topic rests, or for which one waits as a suggestion, as <c>topic:</c> finds them: by ix_positions_topic_article_id, ix_suggestions_topic_article_id and the index of the last review.</summary>
    public static async Task<IReadOnlyList<DayCount>> DaysByTopicAsync(
        this NewsTrackerDbContext db, IReadOnlyCollection<Topic> topics, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var keys = topics.Select(topic => topic.ToKey()).ToArray();
        var (start, end) = Instants(from, to);
        return await db.Database.SqlQuery<DayCount>(
            $"""
            select coded.topic as key, (a.dated_at at time zone 'UTC')::date as day, count(*)::int as articles
            from (
                select p.topic, p.article_id from positions p
                join lateral (select r.state from position_reviews r where r.position_id = p.id order by r.at desc, r.id desc limit 1) r on r.state in ('Accepted', 'Submitted')
                where p.topic = any({keys})
                union
                select topic, article_id from suggestions where topic = any({keys}) and fate = 'Open'
            ) coded
            join articles a on a.id = coded.article_id
            where a.dated_at >= {start} and a.dated_at < {end}
            group by 1, 2
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Articles of the sources: ix_articles_source_id_dated_at_id alone.</summary>
    public static async Task<IReadOnlyList<DayCount>> DaysBySourceAsync(
        this NewsTrackerDbContext db, IReadOnlyCollection<long> sources, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var ids = sources.ToArray();
        var (start, end) = Instants(from, to);
        return await db.Database.SqlQuery<DayCount>(
            $"""
            select a.source_id::text as key, (a.dated_at at time zone 'UTC')::date as day, count(*)::int as articles
            from articles a where a.source_id = any({ids}) and a.dated_at >= {start} and a.dated_at < {end}
            group by 1, 2
            """).ToListAsync(cancellationToken);
    }

    /// <summary>All articles, for shares: ix_articles_dated_at_id alone.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, int>> DaysOfAllAsync(this NewsTrackerDbContext db, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (start, end) = Instants(from, to);
        var days = await db.Database.SqlQuery<DayCount>(
            $"""
            select '' as key, (a.dated_at at time zone 'UTC')::date as day, count(*)::int as articles
            from articles a where a.dated_at >= {start} and a.dated_at < {end}
            group by 2
            """).ToListAsync(cancellationToken);
        return days.ToDictionary(day => day.Day, day => day.Articles);
    }

    private static (DateTime Start, DateTime End) Instants(DateOnly from, DateOnly to) =>
        (from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
}
