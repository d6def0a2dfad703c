using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Triage;

/// <summary>Where editors decide on articles, one or many in a go. Each go is one statement, one audit event, and can be undone.</summary>
public sealed class TriageDesk(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The most articles of one go.</summary>
    public const int MostArticles = 10_000;

    public async Task<TriageOutcome> DecideAsync(IReadOnlyCollection<long> articles, TriageChange change, AuditActor actor, CancellationToken cancellationToken)
    {
        if (await FindProblemAsync(articles, change, cancellationToken) is { } problem)
        {
            return new TriageOutcome.Refused(problem);
        }

        var batch = Guid.CreateVersion7(clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var leavesCoded = change.LeavesCoded && articles.Count > 1;
        var changed = await TriageStatements.ApplyAsync(db, [.. articles], change, leavesCoded, batch, undoes: null, actor, clock.GetUtcNow(), cancellationToken);
        var coded = leavesCoded ? await db.Articles.CodedAmongAsync([.. articles], cancellationToken) : 0;
        if (changed > 0)
        {
            await audit.AppendAsync(
                actor, new AuditedAct("articles.triage", TriageAct.Batch, $"{batch}", After: new { change.State, change.Reason, Assignee = change.Assignment?.To, articles = changed, coded }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new TriageOutcome.Done(batch, changed, Coded: coded);
    }

    /// <summary>Brings the articles of a go back to what they were, except what somebody decided or gave over since.</summary>
    public async Task<TriageOutcome> UndoAsync(Guid batch, AuditActor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var undo = Guid.CreateVersion7(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await db.TriageActs.CountAsync(a => a.BatchId == batch, cancellationToken);
        if (count == 0)
        {
            return new TriageOutcome.Refused("There is nothing to undo: no article was changed by it.");
        }

        var undone = await TriageStatements.UndoAsync(db, batch, undo, (0, long.MaxValue), actor, now, cancellationToken);
        var leftToNobody = await db.TriageActs.LeftToNobody(undo, batch).CountAsync(cancellationToken);
        if (undone > 0)
        {
            await audit.AppendAsync(actor, new AuditedAct("articles.triage-undo", TriageAct.Batch, $"{batch}", After: new { articles = undone, kept = count - undone, leftToNobody }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new TriageOutcome.Done(undo, undone, count - undone, LeftToNobody: leftToNobody);
    }

    /// <summary>Why a change cannot be made, in a sentence that says what to do; null where it can.</summary>
    public async Task<string?> FindProblemAsync(TriageChange change, CancellationToken cancellationToken) =>
        change is { State: null, Assignment: null } ? "Say what is to become of the articles."
        : change.State is TriageState.Dismissed && string.IsNullOrWhiteSpace(change.Reason) ? "Say why, so that others can follow it."
        : change.Reason?.Length > TriageAct.MaxReasonLength ? $"The reason takes {TriageAct.MaxReasonLength} characters."
        : change.Assignment?.To is { } editor && !await db.Editors().AnyAsync(u => u.Id == editor, cancellationToken) ? "That person is no editor now. Choose another."
        : null;

    private async Task<string?> FindProblemAsync(IReadOnlyCollection<long> articles, TriageChange change, CancellationToken cancellationToken) =>
        articles.Count == 0 ? "Choose at least one article first."
        : articles.Count > MostArticles ? $"At most {MostArticles:N0} articles are decided on in one go. Narrow the search."
        : await FindProblemAsync(change, cancellationToken);
}
