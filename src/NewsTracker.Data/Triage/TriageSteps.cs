using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Triage;

/// <summary>A go on more articles than one statement should hold, a step at a time: each step is one transaction with its audit event, and done twice it changes nothing.</summary>
public sealed class TriageSteps(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <returns>How many articles of the step are now other than they were, and how many were left because they are coded.</returns>
    public async Task<(int Changed, int Coded)> DecideAsync(long[] articles, TriageChange change, Guid batch, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await TriageStatements.ApplyAsync(db, articles, change, change.LeavesCoded, batch, undoes: null, actor, clock.GetUtcNow(), cancellationToken);
        var coded = change.LeavesCoded ? await db.Articles.CodedAmongAsync(articles, cancellationToken) : 0;
        if (changed > 0)
        {
            await audit.AppendAsync(
                actor,
                new AuditedAct("articles.triage-many", TriageAct.Batch, $"{batch}", After: new { change.State, change.Reason, Assignee = change.Assignment?.To, articles = changed, coded, first = articles[0], last = articles[^1] }),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (changed, coded);
    }

    /// <summary>Takes back the next acts of a go, in their order. Served by ix_triage_acts_batch_id_id.</summary>
    /// <param name="undo">Names the go that takes back.</param>
    /// <returns>How many articles are as before, of how many acts, and the last of these; null when none is left.</returns>
    public async Task<(int Changed, int Acts, long LastAct)?> UndoAsync(Guid batch, Guid undo, long afterAct, int most, AuditActor actor, CancellationToken cancellationToken)
    {
        var acts = await db.TriageActs.Where(a => a.BatchId == batch && a.Id > afterAct).OrderBy(a => a.Id).Take(most).Select(a => a.Id).ToListAsync(cancellationToken);
        if (acts.Count == 0)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await TriageStatements.UndoAsync(db, batch, undo, (afterAct, acts[^1]), actor, clock.GetUtcNow(), cancellationToken);
        if (changed > 0)
        {
            await audit.AppendAsync(actor, new AuditedAct("articles.triage-undo-many", TriageAct.Batch, $"{batch}", After: new { articles = changed, kept = acts.Count - changed }), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (changed, acts.Count, acts[^1]);
    }
}
