using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Articles;

/// <summary>Keeps for each user which articles they have read. It is nobody else's business, so it is not in the audit log.</summary>
public sealed class ReadingLog(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Notes that a user reads an article now; the first time counts. An article that is gone is no error.</summary>
    public Task MarkReadAsync(Guid user, long article, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        insert into article_reads (user_id, article_id, read_at) select {user}, id, {clock.GetUtcNow()} from articles where id = {article}
        on conflict (user_id, article_id) do nothing
        """,
        cancellationToken);

    public Task MarkUnreadAsync(Guid user, long article, CancellationToken cancellationToken) =>
        db.ArticleReads.Where(r => r.UserId == user && r.ArticleId == article).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Of some articles those that a user has read. Served by pk_article_reads.</summary>
    public async Task<IReadOnlySet<long>> ReadAmongAsync(Guid user, IReadOnlyCollection<long> articles, CancellationToken cancellationToken) =>
        await db.ArticleReads.TagWith(KeptStatements.Tag).Where(r => r.UserId == user && articles.Contains(r.ArticleId)).Select(r => r.ArticleId).ToHashSetAsync(cancellationToken);
}
