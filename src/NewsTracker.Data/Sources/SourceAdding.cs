using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Sources;

/// <summary>Adds feeds to the source with their home page: one that is there, which is restored where it was removed, or a new one.</summary>
public sealed class SourceAdding(NewsTrackerDbContext db, SourceRemoval removal, AuditTrail audit, TimeProvider clock)
{
    /// <param name="name">Of a new source; one that is there keeps its name and group.</param>
    public async Task<SourceAddingOutcome> AddAsync(string homeUrl, string name, string? group, IReadOnlyList<NewFeed> feeds, AuditActor actor, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.Sources})", cancellationToken);

            // Locked: whoever removes it at this moment comes before, and is undone, or after, and pauses these feeds too.
            var source = await db.Sources.FromSql($"select * from sources where home_url = {homeUrl} for update").SingleOrDefaultAsync(cancellationToken);
            var isNew = source is null;
            source ??= db.Sources.Add(new Source { Name = name, HomeUrl = homeUrl, CreatedAt = clock.GetUtcNow(), Group = group }).Entity;
            await db.KeepReliabilitiesAsync(actor, clock.GetUtcNow(), cancellationToken);
            List<Feed> added = [.. feeds.Select(feed => Make(feed, source.Id))];
            source.Feeds.AddRange(added);
            var isRestored = source.RemovedAt is not null;
            if (isRestored)
            {
                source.RemovedAt = null;
                await removal.ResumeAsync(source.Id, cancellationToken);
            }

            await audit.SaveAsync(
                actor,
                () => new AuditedAct(
                    isNew ? "sources.create" : "sources.add-feed",
                    nameof(Source),
                    $"{source.Id}",
                    After: new { source.Name, source.HomeUrl, source.Group, isRestored, Feeds = added.Select(f => new { f.Id, f.Url, f.Kind, f.PollInterval, f.ListingRules }) }),
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new SourceAddingOutcome.Added(source.Id);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return new SourceAddingOutcome.Taken();
        }
    }

    private Feed Make(NewFeed feed, long sourceId) => new()
    {
        SourceId = sourceId,
        Url = feed.Url,
        Kind = feed.Kind,
        ListingRules = feed.ListingRules,
        PollInterval = feed.PollInterval,
        NextPollAt = clock.GetUtcNow(),
        NextPollReason = "Added just now.",
    };
}

/// <param name="ListingRules">Of a listing whose links an admin named; without, the engine finds them.</param>
public sealed record NewFeed(string Url, FeedKind Kind, TimeSpan PollInterval, string? ListingRules);

/// <summary>What came of adding feeds.</summary>
public abstract record SourceAddingOutcome
{
    private SourceAddingOutcome()
    {
    }

    public sealed record Added(long SourceId) : SourceAddingOutcome;

    /// <summary>Somebody else added one of the feeds, or the source, at the same moment; nothing was added.</summary>
    public sealed record Taken : SourceAddingOutcome;
}
