using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Articles;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Addresses of what is found, all looked at in one way. A page has some eighty of them: put together, not looked up among all routes.</summary>
/// <param name="Root">Where the application's addresses begin.</param>
internal sealed record ResultAddresses(string Root, ResultSort Sort, ResultDensity Density)
{
    /// <summary>How the results are looked at, where that is not as at first.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Ways => new KeyValuePair<string, string?>[]
    {
        new("sort", Sort is ResultSort.Date ? null : "relevance"),
        new("density", Density is ResultDensity.Comfortable ? null : "compact"),
    }.Where(way => way.Value is not null);

    /// <param name="page">Which page of the most relevant, from 1.</param>
    public string Of(ArticleQuery query, ArticleCursor? before = null, ArticleCursor? after = null, int page = 1) => Of(TextOf(query), before, after, page);

    /// <summary>The address of a query as it is typed, which may be wrong.</summary>
    public string Of(string? query, ArticleCursor? before = null, ArticleCursor? after = null, int page = 1)
    {
        KeyValuePair<string, string?>[] values =
        [
            new("q", query),
            .. Ways,
            new("before", before?.ToString()),
            new("after", after?.ToString()),
            new("page-of-best", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return QueryHelpers.AddQueryString(Root + "articles", values.Where(value => value.Value is not null));
    }

    /// <summary>Where the whole result of a query can be taken away.</summary>
    public string Export(ArticleQuery query) => TextOf(query) is { } text ? QueryHelpers.AddQueryString(Root + "articles/export", "q", text) : Root + "articles/export";

    private static string? TextOf(ArticleQuery query) => query.Root is null ? null : query.ToString();
}
