using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Audit;

namespace NewsTracker.Data.Audit;

/// <summary>Pieces of queries on the audit log. Acts and names are few and their events many: which of them are meant is asked first, one step of an index a name, then their events by that index.</summary>
public static class AuditQueries
{
    /// <summary>So many names a filter may mean; whoever means more should type more of them.</summary>
    private const int MostNames = 200;

    /// <summary>The acts whose name begins so, by ix_audit_events_action_id.</summary>
    public static Task<List<string>> ActsBeginningAsync(this NewsTrackerDbContext db, string prefix, CancellationToken cancellationToken) => db.Database.SqlQuery<string>(
        $"""
        with recursive known as (
            (select action from audit_events order by action limit 1)
            union all
            select (select e.action from audit_events e where e.action > known.action order by e.action limit 1) from known where known.action is not null)
        select action as "Value" from known where starts_with(action, {prefix}) limit {MostNames}
        """).ToListAsync(cancellationToken);

    /// <summary>The names of those who acted that hold the words, whatever their case, by ix_audit_events_actor_name_id.</summary>
    public static Task<List<string>> ActorsNamedAsync(this NewsTrackerDbContext db, string words, CancellationToken cancellationToken) => db.Database.SqlQuery<string>(
        $"""
        with recursive known as (
            (select actor_name from audit_events order by actor_name limit 1)
            union all
            select (select e.actor_name from audit_events e where e.actor_name > known.actor_name order by e.actor_name limit 1) from known where known.actor_name is not null)
        select actor_name as "Value" from known where strpos(lower(actor_name), lower({words})) > 0 limit {MostNames}
        """).ToListAsync(cancellationToken);

    /// <summary>The kinds of things that something was done to, by ix_audit_events_subject_type_subject_id.</summary>
    public static Task<List<string>> SubjectTypesAsync(this NewsTrackerDbContext db, CancellationToken cancellationToken) => db.Database.SqlQuery<string>(
        $"""
        with recursive known as (
            (select subject_type from audit_events order by subject_type limit 1)
            union all
            select (select e.subject_type from audit_events e where e.subject_type > known.subject_type order by e.subject_type limit 1) from known where known.subject_type is not null)
        select subject_type as "Value" from known where subject_type is not null limit {MostNames}
        """).ToListAsync(cancellationToken);

    public static IQueryable<AuditEvent> OfActs(this IQueryable<AuditEvent> events, List<string>? actions) =>
        actions is null ? events : events.Where(e => actions.Contains(e.Action));

    public static IQueryable<AuditEvent> By(this IQueryable<AuditEvent> events, List<string>? actors) =>
        actors is null ? events : events.Where(e => actors.Contains(e.ActorName));

    /// <summary>What was done to one kind of thing, or to one thing: by ix_audit_events_subject_type_subject_id or ix_audit_events_subject_id.</summary>
    public static IQueryable<AuditEvent> On(this IQueryable<AuditEvent> events, string? subjectType, string? subjectId) =>
        events.Where(e => (subjectType == null || e.SubjectType == subjectType) && (subjectId == null || e.SubjectId == subjectId));

    /// <summary>The newest before an event, which is how pages go on.</summary>
    public static IOrderedQueryable<AuditEvent> NewestBefore(this IQueryable<AuditEvent> events, long? before) =>
        events.Where(e => before == null || e.Id < before).OrderByDescending(e => e.Id);
}
