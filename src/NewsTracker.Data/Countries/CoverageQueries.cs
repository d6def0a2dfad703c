using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Countries;

/// <summary>How much is written about states, and how much about them waits for an editor.</summary>
public static class CoverageQueries
{
    public static IQueryable<ArticleMention> Naming(this IQueryable<ArticleMention> mentions, CountryCode country, DateOnly from, DateOnly to) =>
        mentions.Where(m => m.CountryCode == country && m.Day >= from && m.Day <= to);

    /// <summary>How many articles of some days name each state: a range of pk_article_mentions for each.</summary>
    public static async Task<IReadOnlyDictionary<CountryCode, int>> ArticlesNamingAsync(this NewsTrackerDbContext db, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var counts = await db.Database.SqlQuery<Count>(
            $"""
            select c.code as country_code, n.number
            from countries c cross join lateral (select count(*)::int as number from article_mentions m where m.country_code = c.code and m.day between {from} and {to}) n
            where n.number > 0
            """).ToListAsync(cancellationToken);
        return counts.ToDictionary(count => CountryCode.Parse(count.CountryCode, provider: null), count => count.Number);
    }

    /// <summary>How many articles of each month name a state; months without any are left out.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, int>> MonthsOfAsync(this NewsTrackerDbContext db, CountryCode country, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var months = await db.ArticleMentions.Naming(country, from, to)
            .GroupBy(m => new { m.Day.Year, m.Day.Month })
            .Select(month => new { month.Key.Year, month.Key.Month, Number = month.Count() })
            .ToListAsync(cancellationToken);
        return months.ToDictionary(month => new DateOnly(month.Year, month.Month, 1), month => month.Number);
    }

    /// <summary>How many suggestions on each state wait in the review queue, counted in ix_review_items_country_code_turn_at_id.</summary>
    public static async Task<IReadOnlyDictionary<CountryCode, int>> OpenSuggestionsAsync(this NewsTrackerDbContext db, CancellationToken cancellationToken) =>
        await db.ReviewItems.Where(item => item.SuggestionId != null).GroupBy(item => item.CountryCode)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    private sealed record Count(string CountryCode, int Number);
}
