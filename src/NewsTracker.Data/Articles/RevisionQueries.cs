using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Articles;

/// <summary>Named pieces from which queries on revisions are put together.</summary>
public static class RevisionQueries
{
    public static IQueryable<Revision> OfArticle(this IQueryable<Revision> revisions, long articleId) => revisions.Where(r => r.ArticleId == articleId);

    public static IQueryable<Revision> Numbered(this IQueryable<Revision> revisions, long articleId, int number) => revisions.OfArticle(articleId).Where(r => r.Number == number);

    /// <summary>One revision of an article or, where none is asked for, all of them, the newest first: the first is what to show.</summary>
    public static IQueryable<Revision> NumberedOrNewest(this IQueryable<Revision> revisions, long articleId, int? number) =>
        revisions.OfArticle(articleId).Where(r => number == null || r.Number == number).OrderByDescending(r => r.Number);

    /// <summary>An article's newest revision. Read from ix_revisions_article_id_number.</summary>
    public static IQueryable<Revision> Newest(this IQueryable<Revision> revisions, long articleId) => revisions.OfArticle(articleId).OrderByDescending(r => r.Number).Take(1);

    /// <summary>The newest document that is kept of an article: the response to its address or, of what was brought by hand, the file or the text as it was given.</summary>
    public static IQueryable<Snapshot> NewestSnapshot(this IQueryable<Revision> revisions, long articleId) =>
        revisions.OfArticle(articleId).Where(r => r.Snapshot != null).OrderByDescending(r => r.Number).Select(r => r.Snapshot!).Take(1);

    /// <summary>The newest revision of an article, with the article and the snapshot it was read from; untracked.</summary>
    public static IQueryable<Revision> NewestToReadAgain(this IQueryable<Revision> revisions, long articleId) =>
        revisions.AsNoTracking().Include(r => r.Article).Include(r => r.Snapshot).Newest(articleId);
}
