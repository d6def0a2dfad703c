using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>What came of looking up the names in a query.</summary>
internal abstract record NamedQuery
{
    private NamedQuery()
    {
    }

    /// <param name="Query">With each name in its one form.</param>
    /// <param name="Names">What the names mean.</param>
    public sealed record Known(ArticleQuery Query, SearchNames Names) : NamedQuery;

    /// <param name="Problem">The first name that means nothing.</param>
    public sealed record Refused(QueryProblem Problem) : NamedQuery;
}
