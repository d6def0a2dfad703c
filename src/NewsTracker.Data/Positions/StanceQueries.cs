using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Sources;

namespace NewsTracker.Data.Positions;

/// <summary>The rule of the current stance as a query: the same answer as <see cref="CurrentStances"/>, with the database doing the work.</summary>
public static class StanceQueries
{
    /// <summary>What is known at {0} of what was said by {1}, of the country {2} or of all.</summary>
    private const string OfLatestDay =
        $$"""
        select q.id, q.country_code, q.topic, q.stance, q.said_on, coalesce(judged.reliability, s.reliability, 0) as reliability, s.name as source_name
        from (
            select p.*, rank() over (partition by p.country_code, p.topic order by p.said_on desc) as place
            from positions p
            where p.said_on <= {1}
              and ({2} = '' or p.country_code = {2})
              and (select r.state from position_reviews r where r.position_id = p.id and r.at <= {0} order by r.at desc, r.id desc limit 1) = 'Accepted'
        ) q
        join articles a on a.id = q.article_id
        left join sources s on s.id = a.source_id
        {{ReliabilityQueries.JoinJudged}}
        where q.place = 1
        order by q.country_code, q.topic, q.rung desc, coalesce(judged.reliability, s.reliability, 0) desc, q.id desc
        """;

    /// <summary>Every accepted position of the latest day on each question, ordered as the rule orders them: the first of a country and topic is its current stance.</summary>
    /// <param name="country">One country, or all.</param>
    /// <param name="asOf">What was said by then.</param>
    /// <param name="knownAt">What had been accepted by then, and neither superseded nor retracted, and how far each source was relied on then.</param>
    public static async Task<IReadOnlyList<CurrentStance>> CurrentStancesAsync(
        this NewsTrackerDbContext db, CountryCode? country, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQueryRaw<StanceRow>(OfLatestDay, knownAt, asOf, country?.Value ?? "").ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               let position = new StancePosition(row.Id, CountryCode.Parse(row.CountryCode, provider: null), CodebookKeys.ParseTopic(row.Topic), CodebookKeys.ParseStance(row.Stance), row.SaidOn, row.Reliability, row.SourceName)
               group position by (position.Country, position.Topic) into question
               orderby question.Key.Country, question.Key.Topic
               select new CurrentStance(question.First(), [.. question.Skip(1)]),
        ];
    }

    private sealed record StanceRow(long Id, string CountryCode, string Topic, string Stance, DateOnly SaidOn, int Reliability, string? SourceName);
}
