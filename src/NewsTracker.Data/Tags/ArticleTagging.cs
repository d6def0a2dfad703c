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

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Tags are counted and set by one at a time.
        await db.LockArticleAsync(articleId, cancellationToken);
        var outcome = await SetLockedAsync(articleId, tree, tag, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Takes a tag off, with whatever redirects to it.</summary>
    public async Task<ArticleTagOutcome> RemoveAsync(long articleId, long tagId, AuditActor actor, CancellationToken cancellationToken)
    {
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        if (tree.Resolve(tagId) is not { } tag)
        {
            return new ArticleTagOutcome.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockArticleAsync(articleId, cancellationToken);
        var outcome = await RemoveLockedAsync(articleId, tag, tree.SameAs(tag.Id), actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Takes back one entry of an article's history, as long as nothing else was done with its tag since. A tag of the same meaning that was set for itself stays.</summary>
    public async Task<ArticleTagOutcome> UndoAsync(long articleId, long changeId, AuditActor actor, CancellationToken cancellationToken)
    {
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        if (await db.ArticleTagChanges.AsNoTracking().FirstOrDefaultAsync(c => c.Id == changeId && c.ArticleId == articleId, cancellationToken) is not { } change || tree.Resolve(change.TagId) is not { } tag)
        {
            return new ArticleTagOutcome.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockArticleAsync(articleId, cancellationToken);
        if (await db.ArticleTagChanges.AnyAsync(c => c.ArticleId == articleId && c.TagId == change.TagId && c.Id > changeId, cancellationToken))
        {
            return new ArticleTagOutcome.Refused("Something else was done with this tag since. Look at the history again.");
        }

        var outcome = change.Act is ArticleTagAct.Set
            ? await RemoveLockedAsync(articleId, tag, [change.TagId], actor, cancellationToken)
            : await SetLockedAsync(articleId, tree, tag, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<ArticleTagOutcome> SetLockedAsync(long articleId, TagTree tree, TagNode tag, AuditActor actor, CancellationToken cancellationToken)
    {
        if (!tag.IsLive)
        {
            return new ArticleTagOutcome.Refused($"“{tag.Name}” is deprecated. Choose another tag.");
        }

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
        }

        return new ArticleTagOutcome.Done(tag, isNew);
    }

    private async Task<ArticleTagOutcome> RemoveLockedAsync(long articleId, TagNode tag, IReadOnlyList<long> same, AuditActor actor, CancellationToken cancellationToken)
    {
        var ids = await db.Database.SqlQuery<long>($"delete from article_tags where article_id = {articleId} and tag_id = any({same.ToArray()}) returning tag_id").ToListAsync(cancellationToken);
        if (ids.Count > 0)
        {
            var now = clock.GetUtcNow();
            await KeepAsync([.. ids.Select(id => Change(articleId, id, ArticleTagAct.Removed, now, actor))], tag.Name, actor, cancellationToken);
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
