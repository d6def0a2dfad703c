using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Tags;

/// <summary>Sets tags on an article and takes them off. Each act is one entry of the article's history and one audit event, with the change or not at all.</summary>
public sealed class ArticleTagging(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    public const int MaxTags = 50;

    public async Task<ArticleTagOutcome> SetAsync(long articleId, long tagId, AuditActor actor, CancellationToken cancellationToken)
    {
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        if (tree.Resolve(tagId) is not { } tag || !await db.Articles.AnyAsync(a => a.Id == articleId, cancellationToken))
        {
            return new ArticleTagOutcome.NotFound();
        }

        if (!tag.IsLive)
        {
            return new ArticleTagOutcome.Refused($"“{tag.Name}” is deprecated. Choose another tag.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Tags are counted and set by one at a time.
        await db.LockArticleAsync(articleId, cancellationToken);
        if (await db.ArticleTags.CountAsync(t => t.ArticleId == articleId, cancellationToken) >= MaxTags)
        {
            return new ArticleTagOutcome.Refused($"This article has {MaxTags} tags already. Remove one first.");
        }

        var same = tree.SameAs(tag.Id);
        var now = clock.GetUtcNow();
        var isNew = !await db.ArticleTags.AnyAsync(t => t.ArticleId == articleId && same.Contains(t.TagId), cancellationToken) && await db.Database.ExecuteSqlAsync(
            $"insert into article_tags (article_id, tag_id, at, by_id, by_name) values ({articleId}, {tag.Id}, {now}, {actor.Id}, {actor.Name}) on conflict do nothing", cancellationToken) > 0;
        if (isNew)
        {
            await KeepAsync([Change(articleId, tag.Id, ArticleTagAct.Set, now, actor)], tag.Name, actor, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new ArticleTagOutcome.Done(tag, isNew);
    }

    /// <summary>Takes a tag off, with whatever redirects to it.</summary>
    public async Task<ArticleTagOutcome> RemoveAsync(long articleId, long tagId, AuditActor actor, CancellationToken cancellationToken)
    {
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        if (tree.Resolve(tagId) is not { } tag)
        {
            return new ArticleTagOutcome.NotFound();
        }

        var same = tree.SameAs(tag.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockArticleAsync(articleId, cancellationToken);
        var ids = await db.Database.SqlQuery<long>($"delete from article_tags where article_id = {articleId} and tag_id = any({same.ToArray()}) returning tag_id").ToListAsync(cancellationToken);
        if (ids.Count > 0)
        {
            var now = clock.GetUtcNow();
            await KeepAsync([.. ids.Select(id => Change(articleId, id, ArticleTagAct.Removed, now, actor))], tag.Name, actor, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new ArticleTagOutcome.Done(tag, ids.Count > 0);
    }

    private async Task KeepAsync(IReadOnlyList<ArticleTagChange> changes, string tagName, AuditActor actor, CancellationToken cancellationToken)
    {
        var (first, isSet) = (changes[0], changes[0].Act is ArticleTagAct.Set);
        db.ArticleTagChanges.AddRange(changes);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(isSet ? "tags.set" : "tags.remove", nameof(Article), $"{first.ArticleId}", isSet ? null : new { tag = tagName, first.TagId }, isSet ? new { tag = tagName, first.TagId } : null),
            cancellationToken);
    }

    private static ArticleTagChange Change(long articleId, long tagId, ArticleTagAct act, DateTimeOffset at, AuditActor actor) =>
        new() { ArticleId = articleId, TagId = tagId, Act = act, At = at, ActorId = actor.Id, ActorName = actor.Name };
}

/// <summary>What came of setting a tag on an article, or taking one off.</summary>
public abstract record ArticleTagOutcome
{
    private ArticleTagOutcome()
    {
    }

    /// <param name="Tag">The tag that was meant, after its redirects.</param>
    /// <param name="IsChanged">False where the article was so already.</param>
    public sealed record Done(TagNode Tag, bool IsChanged) : ArticleTagOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : ArticleTagOutcome;

    public sealed record NotFound : ArticleTagOutcome;
}
