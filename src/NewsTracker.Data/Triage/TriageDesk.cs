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
        var changed = await ApplyAsync(db, [.. articles], change, batch, actor, clock.GetUtcNow(), cancellationToken);
        if (changed > 0)
        {
            await audit.AppendAsync(
                actor, new AuditedAct("articles.triage", "TriageBatch", $"{batch}", After: new { change.State, change.Reason, Assignee = change.Assignment?.To, articles = changed }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new TriageOutcome.Done(batch, changed);
    }

    /// <summary>Brings the articles of a go back to what they were, except those on which somebody decided since.</summary>
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

        var undone = await db.Database.ExecuteSqlAsync(
            $"""
            with newest as (
                select a.id as article_id, t.previous_state, t.previous_assignee_id, a.triage_state, a.assignee_id
                from triage_acts t join articles a on a.id = t.article_id
                where t.batch_id = {batch} and t.id = (select max(n.id) from triage_acts n where n.article_id = t.article_id)
                for update of a),
            undone as (
                insert into triage_acts (article_id, batch_id, state, previous_state, assignee_id, previous_assignee_id, undoes_batch_id, actor_id, actor_name, at)
                select article_id, {undo}, previous_state, triage_state, previous_assignee_id, assignee_id, {batch}, {actor.Id}, {actor.Name}, {now} from newest)
            update articles a set triage_state = n.previous_state, assignee_id = n.previous_assignee_id from newest n where a.id = n.article_id
            """,
            cancellationToken);
        if (undone > 0)
        {
            await audit.AppendAsync(actor, new AuditedAct("articles.triage-undo", "TriageBatch", $"{batch}", After: new { articles = undone, kept = count - undone }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new TriageOutcome.Done(undo, undone, count - undone);
    }

    /// <summary>Notes that positions are recorded from an article; part of the transaction that records them.</summary>
    internal static Task<int> MarkCodedAsync(NewsTrackerDbContext db, long article, AuditActor actor, DateTimeOffset at, CancellationToken cancellationToken) =>
        ApplyAsync(db, [article], new TriageChange(TriageState.Coded), Guid.CreateVersion7(at), actor, at, cancellationToken);

    private static Task<int> ApplyAsync(
        NewsTrackerDbContext db, long[] articles, TriageChange change, Guid batch, AuditActor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var state = change.State?.ToString();
        var (assigns, assignee) = (change.Assignment is not null, change.Assignment?.To);
        return db.Database.ExecuteSqlAsync(
            $"""
            with chosen as (
                select id, triage_state as previous_state, assignee_id as previous_assignee_id,
                    coalesce({state}, triage_state) as state, case when {assigns} then {assignee}::uuid else assignee_id end as assignee_id
                from articles where id = any({articles}) for update),
            changed as (select * from chosen where (state, assignee_id) is distinct from (previous_state, previous_assignee_id)),
            kept as (
                insert into triage_acts (article_id, batch_id, state, previous_state, assignee_id, previous_assignee_id, reason, actor_id, actor_name, at)
                select id, {batch}, state, previous_state, assignee_id, previous_assignee_id, {change.Reason}, {actor.Id}, {actor.Name}, {at} from changed)
            update articles a set triage_state = c.state, assignee_id = c.assignee_id from changed c where a.id = c.id
            """,
            cancellationToken);
    }

    private async Task<string?> FindProblemAsync(IReadOnlyCollection<long> articles, TriageChange change, CancellationToken cancellationToken) =>
        articles.Count == 0 ? "Choose at least one article first."
        : articles.Count > MostArticles ? $"At most {MostArticles:N0} articles are decided on in one go. Narrow the search."
        : change is { State: null, Assignment: null } ? "Say what is to become of the articles."
        : change.State is TriageState.Dismissed && string.IsNullOrWhiteSpace(change.Reason) ? "Say why, so that others can follow it."
        : change.Reason?.Length > TriageAct.MaxReasonLength ? $"The reason takes {TriageAct.MaxReasonLength} characters."
        : change.Assignment?.To is { } editor && !await db.Editors().AnyAsync(u => u.Id == editor, cancellationToken) ? "That person is no editor now. Choose another."
        : null;
}
