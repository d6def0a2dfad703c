using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Countries;

/// <summary>How much is written about states, and how much about them waits for an editor.</summary>
public static class CoverageQueries
{
    /// <summary>How many articles of the days up to one name each state; those of other days are not read (ix_articles_dated_at_id).</summary>
    public static async Task<IReadOnlyDictionary<CountryCode, int>> ArticlesNamingAsync(this NewsTrackerDbContext db, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (start, end) = (from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var counts = await db.Database.SqlQuery<Count>(
            $"""
            select code as country_code, count(*)::int as number
            from articles, unnest(mentioned_countries) as code
            where dated_at >= {start} and dated_at < {end}
            group by code
            """).ToListAsync(cancellationToken);
        return counts.ToDictionary(count => CountryCode.Parse(count.CountryCode, provider: null), count => count.Number);
    }

    /// <summary>How many suggestions on each state wait in the review queue, counted in ix_review_items_country_code_turn_at_id.</summary>
    public static async Task<IReadOnlyDictionary<CountryCode, int>> OpenSuggestionsAsync(this NewsTrackerDbContext db, CancellationToken cancellationToken) =>
        await db.ReviewItems.Where(item => item.SuggestionId != null).GroupBy(item => item.CountryCode)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    private sealed record Count(string CountryCode, int Number);
}
