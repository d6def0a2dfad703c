using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;

namespace NewsTracker.Data.Sources;

/// <summary>Removes a source from those that are polled, and restores it. What came from it stays either way.</summary>
public sealed class SourceRemoval(NewsTrackerDbContext db, AuditTrail audit, NoticeBoard notices, TimeProvider clock)
{
    /// <summary>Removes it: its feeds are polled no more, and what was put up about it is taken down.</summary>
    /// <returns>Whether there is such a source; one removed already stays so.</returns>
    public async Task<bool> RemoveAsync(long id, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindLockedAsync(id, cancellationToken) is not { } source)
        {
            return false;
        }

        if (source.RemovedAt is null)
        {
            source.RemovedAt = clock.GetUtcNow();
            await LockFeedsAsync(id, cancellationToken);
            var feeds = await db.Feeds.Where(f => f.SourceId == id).Select(f => new { f.Id, f.Url, f.IsPaused }).ToListAsync(cancellationToken);
            await db.Feeds.Where(f => f.SourceId == id && !f.IsPaused).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true).SetProperty(f => f.PauseReason, Feed.PausedWithSource), cancellationToken);
            var open = await db.Notices.OfSource(id, [.. feeds.Select(f => f.Id)]).Where(n => n.ResolvedAt == null).Select(n => n.Key).ToListAsync(cancellationToken);
            await notices.ResolveAsync(open, cancellationToken);
            await audit.SaveAsync(actor, () => new AuditedAct("sources.remove", nameof(Source), $"{id}", new { source.Name, source.HomeUrl, source.Group, Feeds = feeds }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Puts it back among the sources; the feeds that were polled when it was removed are polled again, those that were paused stay so.</summary>
    /// <returns>Whether there is such a source.</returns>
    public async Task<bool> RestoreAsync(long id, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindLockedAsync(id, cancellationToken) is not { } source)
        {
            return false;
        }

        if (source.RemovedAt is not null)
        {
            source.RemovedAt = null;
            await ResumeAsync(id, cancellationToken);
            await audit.SaveAsync(actor, () => new AuditedAct("sources.restore", nameof(Source), $"{id}", After: new { source.Name, source.HomeUrl }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Has the feeds polled again that were paused with their source. Part of the transaction that restores it.</summary>
    public async Task ResumeAsync(long id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await LockFeedsAsync(id, cancellationToken);
        await db.Feeds.Where(f => f.SourceId == id && f.PauseReason == Feed.PausedWithSource).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.IsPaused, false).SetProperty(f => f.PauseReason, (string?)null).SetProperty(f => f.NextPollAt, now).SetProperty(f => f.NextPollReason, Feed.ResumedWithSource),
            cancellationToken);
    }

    /// <summary>In the order in which polls that end together lock theirs.</summary>
    private Task<int> LockFeedsAsync(long id, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"select from feeds where source_id = {id} order by id for update", cancellationToken);

    private Task<Source?> FindLockedAsync(long id, CancellationToken cancellationToken) =>
        db.Sources.FromSql($"select * from sources where id = {id} for update").SingleOrDefaultAsync(cancellationToken);
}
