using NewsTracker.Core.Queries;
using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>Numbers of new matches as pages say them.</summary>
internal static class MatchWords
{
    public static string Of(int count) => count >= NewMatches.MostCounted ? $"{NewMatches.MostCounted - 1}+" : $"{count}";

    /// <summary>What matches a query of what came in since, to the second. A query that says itself when its matches came in stays as it is.</summary>
    public static ArticleQuery Since(this ArticleQuery query, DateTimeOffset since)
    {
        var from = QueryDate.At(since);
        return from is null || query.Conditions.Any(condition => condition is QueryNode.Dated { Field: QueryField.Added })
            ? query
            : query.Within(QueryField.Added, new DateSpan.Between(from, null));
    }
}
