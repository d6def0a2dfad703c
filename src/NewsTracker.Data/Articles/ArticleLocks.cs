using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Articles;

/// <summary>
/// Keeps acts on one article from waiting for each other in a circle: what is locked is locked in this order. The article's row, then positions, then suggestions, each by id; then what is written, and
/// with it the article's search row; the lock of the audit's chain (<see cref="Audit.AuditTrail.AppendAsync"/>) comes last.
/// </summary>
public static class ArticleLocks
{
    /// <summary>Holds the row of one article until the transaction ends: what reads its newest text and writes what follows from it waits for whoever brings a newer one, and the other way round.</summary>
    public static Task LockArticleAsync(this NewsTrackerDbContext db, long articleId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select from articles where id = {articleId} for no key update", cancellationToken);

    /// <summary>Holds the rows of these articles until the transaction ends. What refers to them can be written meanwhile; another who asks the same waits.</summary>
    public static async Task LockArticlesAsync(this NewsTrackerDbContext db, IQueryable<long> articleIds, CancellationToken cancellationToken)
    {
        await db.LockArticlesAsync(await articleIds.Distinct().ToArrayAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc cref="LockArticlesAsync(NewsTrackerDbContext, IQueryable{long}, CancellationToken)"/>
    public static Task LockArticlesAsync(this NewsTrackerDbContext db, long[] articleIds, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select from articles where id = any({articleIds}) order by id for no key update", cancellationToken);
}
