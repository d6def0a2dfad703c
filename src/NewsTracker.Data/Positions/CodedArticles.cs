using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Triage;

namespace NewsTracker.Data.Positions;

/// <summary>Keeps the triage of an article in line with what is recorded from it. Part of the transaction that records or takes back, which holds the article's row.</summary>
internal static class CodedArticles
{
    /// <summary>Notes that positions are recorded from an article.</summary>
    /// <param name="making">The act that makes the first of them: by it the note is found when they are taken back.</param>
    public static Task<int> MarkCodedAsync(this NewsTrackerDbContext db, long articleId, Guid making, AuditActor actor, DateTimeOffset at, CancellationToken cancellationToken) =>
        TriageStatements.ApplyAsync(db, [articleId], new TriageChange(TriageState.Coded), leavesCoded: false, making, undoes: null, actor, at, cancellationToken);

    /// <summary>
    /// Brings an article that a recording made coded into its state before, once nothing of that recording is left nor of one after it, and nobody decided on it since.
    /// Reads ix_triage_acts_article_id_id, ix_position_reviews_act_id and ix_positions_article_id.
    /// </summary>
    public static async Task RestoreTriageAsync(this NewsTrackerDbContext db, long articleId, AuditActor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var acts = await db.TriageActs.AsNoTracking().Where(a => a.ArticleId == articleId).ToListAsync(cancellationToken);
        if (TriageHistory.FindDeciding(acts) is not { State: TriageState.Coded } coded
            || await db.PositionReviews.Where(r => r.ActId == coded.BatchId).MinAsync(r => (long?)r.PositionId, cancellationToken) is not { } first)
        {
            return;
        }

        // Ids tell the order: whoever records on an article holds its row. A correction is made of what another recording left.
        var isLeft = await db.Positions.Where(p => p.ArticleId == articleId && p.Id >= first && p.CorrectsId == null)
            .AnyAsync(p => !p.Reviews.Any(r => r.UndoesActId == p.Reviews.OrderBy(made => made.At).ThenBy(made => made.Id).First().ActId), cancellationToken);
        if (!isLeft)
        {
            await TriageStatements.ApplyAsync(db, [articleId], new TriageChange(coded.PreviousState), leavesCoded: false, Guid.CreateVersion7(at), undoes: coded.BatchId, actor, at, cancellationToken);
        }
    }
}
