using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Articles;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Addresses of what is found, all looked at in one way. A page has some eighty of them: put together, not looked up among all routes.</summary>
/// <param name="Root">Where the application's addresses begin.</param>
internal sealed record ResultAddresses(string Root, ResultSort Sort, ResultDensity Density)
{
    /// <param name="page">Which page of the most relevant, from 1.</param>
    public string Of(ArticleQuery query, ArticleCursor? before = null, ArticleCursor? after = null, int page = 1) => Of(query.Root is null ? null : query.ToString(), before, after, page);

    /// <summary>The address of a query as it is typed, which may be wrong.</summary>
    public string Of(string? query, ArticleCursor? before = null, ArticleCursor? after = null, int page = 1)
    {
        KeyValuePair<string, string?>[] values =
        [
            new("q", query),
            new("sort", Sort is ResultSort.Date ? null : "relevance"),
            new("density", Density is ResultDensity.Comfortable ? null : "compact"),
            new("before", before?.ToString()),
            new("after", after?.ToString()),
            new("page-of-best", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return QueryHelpers.AddQueryString(Root + "articles", values.Where(value => value.Value is not null));
    }
}
