using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;

namespace NewsTracker.Data.Tags;

/// <summary>Named pieces from which queries on tags are put together.</summary>
public static class TagQueries
{
    /// <summary>The whole tree: it is bounded by <see cref="TagTree.MaxTags"/>, so one query reads it by its primary key.</summary>
    public static async Task<TagTree> ReadTreeAsync(this IQueryable<Tag> tags, CancellationToken cancellationToken) =>
        new((await tags.AsNoTracking().OrderBy(t => t.Id).Take(TagTree.MaxTags + 1).ToListAsync(cancellationToken)).Select(tag => new TagNode(tag.Id, tag.Slug, tag.Version, tag.State)));

    /// <summary>The tags of an article, in the order in which they were set: <c>pk_article_tags</c>.</summary>
    public static IQueryable<ArticleTag> OfArticle(this IQueryable<ArticleTag> tags, long articleId) => tags.Where(t => t.ArticleId == articleId).OrderBy(t => t.At).ThenBy(t => t.TagId);
}
