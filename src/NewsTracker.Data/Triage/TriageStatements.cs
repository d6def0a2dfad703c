using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Triage;

/// <summary>What triage consists of: each locks the articles, then keeps the acts and changes the states in one statement. Part of the caller's transaction.</summary>
internal static class TriageStatements
{
    /// <param name="undoes">The go that this change takes back, where it is one.</param>
    /// <param name="leavesCoded">Whether coded articles stay as they are: what is recorded from them says that they were worth it.</param>
    /// <returns>How many articles are now other than they were: what is so already is no act, unless it is dismissed for another reason than stands on record.</returns>
    public static Task<int> ApplyAsync(
        NewsTrackerDbContext db, long[] articles, TriageChange change, bool leavesCoded, Guid batch, Guid? undoes, AuditActor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var state = change.State?.ToString();
        var (assigns, assignee) = (change.Assignment is not null, change.Assignment?.To);
        return db.Database.ExecuteSqlAsync(
            $"""
            with chosen as (
                select id, triage_state as previous_state, assignee_id as previous_assignee_id,
                    coalesce({state}, triage_state) as state, case when {assigns} then {assignee}::uuid else assignee_id end as assignee_id
                from articles where id = any({articles}) and not ({leavesCoded} and triage_state = 'Coded') order by id for no key update),
            changed as (
                select * from chosen c where (state, assignee_id) is distinct from (previous_state, previous_assignee_id)
                    or (c.state = 'Dismissed' and {state}::text is not null and {change.Reason}::text is distinct from (
                        select n.reason from triage_acts n
                        where n.article_id = c.id and n.state = 'Dismissed' and n.undoes_batch_id is null and (n.previous_state <> n.state or (n.reason is not null and n.assignee_id is not distinct from n.previous_assignee_id))
                            and not exists (select from triage_acts u where u.article_id = n.article_id and u.id > n.id and u.undoes_batch_id = n.batch_id)
                        order by n.id desc limit 1))),
            kept as (
                insert into triage_acts (article_id, batch_id, state, previous_state, assignee_id, previous_assignee_id, reason, undoes_batch_id, actor_id, actor_name, at)
                select id, {batch}, state, previous_state, assignee_id, previous_assignee_id, {change.Reason}, {undoes}::uuid, {actor.Id}, {actor.Name}, {at} from changed)
            update articles a set triage_state = c.state, assignee_id = c.assignee_id from changed c where a.id = c.id
            """,
            cancellationToken);
    }

    /// <summary>
    /// Brings articles back to what they were before a go, and those that it gave over to who had them, if that is still an editor; by its acts from one id on up to another. What an article is and whose work it is
    /// are two things: who was given it since does not keep it as it was decided. What was done since and taken back keeps nothing (<see cref="TriageStandings"/>).
    /// </summary>
    /// <param name="undo">Names the go that takes back.</param>
    public static async Task<int> UndoAsync(
        NewsTrackerDbContext db, Guid batch, Guid undo, (long After, long Through) acts, AuditActor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // By a statement of their own: one that waited for another's decision would still not see it among the acts.
        await db.LockArticlesAsync(db.TriageActs.Where(t => t.BatchId == batch && t.Id > acts.After && t.Id <= acts.Through).Select(t => t.ArticleId), cancellationToken);
        var (deciding, giving) = await db.StandingAmongAsync(db.TriageActs.Where(t => t.BatchId == batch && t.Id > acts.After && t.Id <= acts.Through), cancellationToken);
        var before = db.TriageActs.Where(t => t.BatchId == batch && t.Id > acts.After && t.Id <= acts.Through && t.PreviousAssigneeId != t.AssigneeId).Select(t => t.PreviousAssigneeId);
        var editors = await db.Editors().Where(u => before.Contains(u.Id)).Select(u => u.Id).ToArrayAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync(
            $"""
            with standing as (
                select a.id as article_id, t.previous_state, t.previous_assignee_id, a.triage_state, a.assignee_id,
                    t.id = any({deciding}) as decides, t.id = any({giving}) as gives
                from triage_acts t join articles a on a.id = t.article_id
                where t.batch_id = {batch} and t.id > {acts.After} and t.id <= {acts.Through}),
            before as (
                select article_id, triage_state, assignee_id, case when decides then previous_state else triage_state end as previous_state,
                    case when not gives then assignee_id when previous_assignee_id = any({editors}) then previous_assignee_id end as previous_assignee_id
                from standing where decides or gives),
            undone as (
                insert into triage_acts (article_id, batch_id, state, previous_state, assignee_id, previous_assignee_id, undoes_batch_id, actor_id, actor_name, at)
                select article_id, {undo}, previous_state, triage_state, previous_assignee_id, assignee_id, {batch}, {actor.Id}, {actor.Name}, {at} from before)
            update articles a set triage_state = b.previous_state, assignee_id = b.previous_assignee_id from before b where a.id = b.article_id
            """,
            cancellationToken);
    }
}
