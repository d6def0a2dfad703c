using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Articles;

/// <summary>Named pieces from which queries on revisions are put together.</summary>
public static class RevisionQueries
{
    public static IQueryable<Revision> OfArticle(this IQueryable<Revision> revisions, long articleId) => revisions.Where(r => r.ArticleId == articleId);

    /// <summary>An article's newest revision. Read from ix_revisions_article_id_number.</summary>
    public static IQueryable<Revision> Newest(this IQueryable<Revision> revisions, long articleId) => revisions.OfArticle(articleId).OrderByDescending(r => r.Number).Take(1);
}
