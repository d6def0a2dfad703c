using NewsTracker.Core.Queries;
using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>Numbers of new matches as pages say them.</summary>
internal static class MatchWords
{
    public static string Of(int count) => count >= NewMatches.MostCounted ? $"{NewMatches.MostCounted - 1}+" : $"{count}";

    /// <summary>What matches a query of what came in since, to the day, as far as queries can say it.</summary>
    public static ArticleQuery Since(this ArticleQuery query, DateTimeOffset since)
    {
        var day = since.UtcDateTime;
        var from = QueryDate.Of(day.Year, day.Month, day.Day);
        return from is null || query.Conditions.Any(condition => condition is QueryNode.Dated { Field: QueryField.Added })
            ? query
            : query.Within(QueryField.Added, new DateSpan.Between(from, null));
    }
}
