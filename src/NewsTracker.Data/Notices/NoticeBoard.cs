using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Notices;

/// <summary>Where trouble is put up and taken down. Raising and resolving join the transaction that is open, if one is.</summary>
public sealed class NoticeBoard(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Counting further would tell nobody more.</summary>
    public const int MostCounted = 100;

    /// <summary>Puts trouble up. Met again before it ended, it is the same notice, with the newest words. Any number of processes may report at once.</summary>
    public Task RaiseAsync(NoticeReport report, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (audience, severity) = (report.Audience.ToString(), report.Severity.ToString());
        var (title, text) = (report.Title.WithoutNul(), report.Text.WithoutNul());
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into notices (key, audience, severity, subject_type, subject_id, link, title, text, count, first_seen_at, last_seen_at)
            values ({report.Key}, {audience}, {severity}, {report.SubjectType}, {report.SubjectId}, {report.Link}, {title}, {text}, 1, {now}, {now})
            on conflict (key) where resolved_at is null do update set
                severity = excluded.severity, link = excluded.link, title = excluded.title, text = excluded.text,
                count = notices.count + 1, last_seen_at = excluded.last_seen_at,
                dismissed_at = case when excluded.severity = 'Severe' and notices.severity <> 'Severe' then null else notices.dismissed_at end,
                dismissed_by = case when excluded.severity = 'Severe' and notices.severity <> 'Severe' then null else notices.dismissed_by end
            """,
            cancellationToken);
    }

    /// <summary>Takes down what has ended; nothing happens where nothing was up.</summary>
    public Task ResolveAsync(string key, CancellationToken cancellationToken) => ResolveAsync([key], cancellationToken);

    /// <summary>Takes down several at once, by their index ix_notices_unresolved_key.</summary>
    public Task ResolveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Notices.Where(n => n.ResolvedAt == null && keys.Contains(n.Key)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ResolvedAt, now), cancellationToken);
    }

    /// <summary>Takes down all whose keys begin so; few are up at once.</summary>
    public Task ResolveAllAsync(string keyStart, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Notices.Where(n => n.ResolvedAt == null && n.Key.StartsWith(keyStart)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ResolvedAt, now), cancellationToken);
    }

    /// <summary>Takes down all that is up about a thing that is no more. Read from ix_notices_subject_type_subject_id_id.</summary>
    public Task ResolveAboutAsync(string subjectType, string subjectId, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Notices.About(subjectType, subjectId).Where(n => n.ResolvedAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ResolvedAt, now), cancellationToken);
    }

    /// <summary>Whether trouble is up and has not ended, dismissed or not. Read from ix_notices_unresolved_key.</summary>
    public Task<bool> IsUpAsync(string key, CancellationToken cancellationToken) => db.Notices.AnyAsync(n => n.ResolvedAt == null && n.Key == key, cancellationToken);

    /// <summary>How many wait for somebody, up to <see cref="MostCounted"/>.</summary>
    public Task<int> CountOpenAsync(NoticeAudience audience, CancellationToken cancellationToken) =>
        db.Notices.SeenBy(audience).Open().CountUpToAsync(MostCounted, cancellationToken);

    /// <summary>Puts a notice out of sight.</summary>
    /// <returns>Whether there was such a notice to put away.</returns>
    public Task<bool> DismissAsync(long id, NoticeAudience audience, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(db.Notices.SeenBy(audience).Open(), id, "notices.dismiss", (clock.GetUtcNow(), actor.Name), actor, cancellationToken);

    /// <summary>Takes a dismissal back.</summary>
    public Task<bool> PutBackAsync(long id, NoticeAudience audience, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(db.Notices.SeenBy(audience).Dismissed(), id, "notices.put-back", (null, null), actor, cancellationToken);

    private async Task<bool> ChangeAsync(
        IQueryable<Notice> notices, long id, string action, (DateTimeOffset? At, string? By) dismissal, AuditActor actor, CancellationToken cancellationToken)
    {
        if (await notices.FirstOrDefaultAsync(n => n.Id == id, cancellationToken) is not { } notice)
        {
            return false;
        }

        (notice.DismissedAt, notice.DismissedBy) = dismissal;
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(action, nameof(Notice), id.ToString(CultureInfo.InvariantCulture), After: new { notice.Title, notice.SubjectType, notice.SubjectId }),
            cancellationToken);
        return true;
    }
}
