using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The tags of an article, as the reader and the page of its tags show them.</summary>
public sealed record ArticleTagsView(long ArticleId, IReadOnlyList<ArticleTagsView.Entry> Tags, bool MayEdit)
{
    public string? Notice { get; init; }

    public string? Problem { get; init; }

    /// <summary>A name that is no tag yet, and could be made one.</summary>
    public string? Unknown { get; init; }

    /// <summary>What was typed, to go on from.</summary>
    public string? Typed { get; init; }

    /// <summary>A tag that was just taken off, to be set again.</summary>
    public string? Removed { get; init; }

    /// <summary>As the tags stand now: of those that were merged, the one that stands for them.</summary>
    public static async Task<IReadOnlyList<Entry>> ReadAsync(NewsTrackerDbContext db, TagTree tree, long articleId, CancellationToken cancellationToken)
    {
        var rows = await db.ArticleTags.OfArticle(articleId).Select(t => t.TagId).ToListAsync(cancellationToken);
        return [.. rows.Select(id => new Entry(tree.Resolve(id)!)).DistinctBy(entry => entry.Tag.Id)];
    }

    public sealed record Entry(TagNode Tag);
}
