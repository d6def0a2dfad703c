using NewsTracker.Core.Queries;
using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>Numbers of new matches as pages say them.</summary>
internal static class MatchWords
{
    public static string Of(int count) => count >= NewMatches.MostCounted ? $"{NewMatches.MostCounted - 1}+" : $"{count}";

    /// <summary>What matches a query of what came in since, to the second, beside what the query says itself of when its matches came in.</summary>
    public static ArticleQuery Since(this ArticleQuery query, DateTimeOffset since) =>
        QueryDate.At(since) is { } from ? ArticleQuery.Of([.. query.Conditions, new QueryNode.Dated(QueryField.Added, new DateSpan.Between(from, null))]) : query;
}
