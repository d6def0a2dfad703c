using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Articles;

/// <summary>Named pieces from which queries on articles are put together.</summary>
public static class ArticleQueries
{
    public static IQueryable<Article> OfSource(this IQueryable<Article> articles, long? sourceId) =>
        sourceId is null ? articles : articles.Where(a => a.SourceId == sourceId);

    /// <summary>Newest first. Id breaks ties: many articles carry the same minute, and paging needs a total order.</summary>
    public static IOrderedQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id);

    public static IOrderedQueryable<Article> OldestFirst(this IQueryable<Article> articles) =>
        articles.OrderBy(a => a.DatedAt).ThenBy(a => a.Id);

    /// <summary>What follows a place in the list, newest first.</summary>
    public static IQueryable<Article> OlderThan(this IQueryable<Article> articles, ArticleCursor? cursor) =>
        cursor is not { } place
            ? articles
            : articles.Where(a => a.DatedAt <= place.DatedAt && (a.DatedAt < place.DatedAt || a.Id < place.Id));

    /// <summary>What comes before a place in the list, newest first.</summary>
    public static IQueryable<Article> NewerThan(this IQueryable<Article> articles, ArticleCursor? cursor) =>
        cursor is not { } place
            ? articles
            : articles.Where(a => a.DatedAt >= place.DatedAt && (a.DatedAt > place.DatedAt || a.Id > place.Id));
}
