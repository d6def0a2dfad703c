using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Tags;

namespace NewsTracker.Data.Tags;

/// <summary>Named pieces from which queries on tags, and on what carries them, are put together.</summary>
public static class TagQueries
{
    /// <summary>The whole tree: it is bounded by <see cref="TagTree.MaxKept"/>, so one query reads it by its primary key.</summary>
    public static async Task<TagTree> ReadTreeAsync(this IQueryable<Tag> tags, CancellationToken cancellationToken) =>
        new((await tags.AsNoTracking().OrderBy(t => t.Id).Take(TagTree.MaxKept + 1).ToListAsync(cancellationToken)).Select(tag => new TagNode(tag.Id, tag.Slug, tag.Version, tag.State)));

    /// <summary>The tags of an article, in the order in which they were set: <c>pk_article_tags</c>.</summary>
    public static IQueryable<ArticleTag> OfArticle(this IQueryable<ArticleTag> tags, long articleId) => tags.Where(t => t.ArticleId == articleId).OrderBy(t => t.At).ThenBy(t => t.TagId);

    /// <summary>Articles that carry one of these tags: few by <c>ix_article_tags_tag_id_article_id</c>; of many, the newest by <c>ix_articles_dated_at_id</c>, each looked up in <c>pk_article_tags</c>.</summary>
    public static IQueryable<Article> CarryingAny(this IQueryable<Article> articles, NewsTrackerDbContext db, long[] tagIds) =>
        articles.Where(a => db.ArticleTags.Any(t => t.ArticleId == a.Id && tagIds.Contains(t.TagId)));

    /// <summary>Annotations that carry one of these tags: <c>ix_annotations_tag_ids</c>.</summary>
    public static IQueryable<Annotation> CarryingAny(this IQueryable<Annotation> annotations, long[] tagIds) => annotations.Where(a => a.TagIds.Any(id => tagIds.Contains(id)));

    /// <summary>The history of a tag, newest first: <c>pk_tag_versions</c>.</summary>
    public static IOrderedQueryable<TagVersion> HistoryOf(this IQueryable<TagVersion> versions, long tagId) => versions.Where(v => v.TagId == tagId).OrderByDescending(v => v.Number);

    /// <summary>What was done to tags when they were merged into others: <c>pk_tag_versions</c>.</summary>
    public static IQueryable<TagVersion> MergesOf(this IQueryable<TagVersion> versions, long[] tagIds) => versions.Where(v => tagIds.Contains(v.TagId) && v.Change!.Act == TagAct.Merged);
}
