using NewsTracker.Core.Annotations;

namespace NewsTracker.Data.Annotations;

/// <summary>Named pieces from which queries on annotations are put together.</summary>
public static class AnnotationQueries
{
    /// <summary>Marks and replies of every revision of an article, in the order in which they were made: <c>ix_annotations_article_id_id</c>.</summary>
    public static IQueryable<Annotation> OfArticle(this IQueryable<Annotation> annotations, long articleId) =>
        annotations.Where(a => a.ArticleId == articleId).OrderBy(a => a.Id);

    public static IQueryable<Annotation> Standing(this IQueryable<Annotation> annotations) => annotations.Where(a => a.RetractedAt == null);

    /// <summary>Marks, without the replies to them.</summary>
    public static IQueryable<Annotation> Marks(this IQueryable<Annotation> annotations) => annotations.Where(a => a.ReplyToId == null);
}
