using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Sources;

/// <summary>Where names, publisher rules, filters and selectors are changed, by one admin after the other: whoever saves over somebody's newer value is told, and nothing is lost.</summary>
public sealed class SourceDesk(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    private readonly SettingSaving saving = new(db, audit, clock);

    public static string MarkOf(SourceName name) => SeenValue.Of(name.Name, name.Group, $"{name.Reliability}");

    /// <summary>Of publisher rules, filters or selectors.</summary>
    public static string MarkOf(string? value) => SeenValue.Of(value);

    /// <param name="seen">The mark of what the form began with; absent saves whatever holds.</param>
    public Task<SourceEdit<SourceName>> RenameAsync(long sourceId, string? seen, SourceName wanted, AuditActor actor, CancellationToken cancellationToken) => ChangeAsync(
        SourceSettings.Name,
        sourceId,
        s => new SourceName(s.Name, s.Group, s.Reliability),
        (s, name) => (s.Name, s.Group, s.Reliability) = (name.Name, name.Group, name.Reliability),
        seen,
        wanted,
        actor,
        cancellationToken);

    /// <param name="wanted">As JSON; absent takes the rules away.</param>
    public Task<SourceEdit<string?>> ChangeRulesAsync(long sourceId, string? seen, string? wanted, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(SourceSettings.Rules, sourceId, s => s.ExtractionRules, (s, rules) => s.ExtractionRules = rules, seen, wanted, actor, cancellationToken);

    /// <summary>Changes the filters of a source. Its feeds are read by them from the next poll on.</summary>
    public Task<SourceEdit<string?>> ChangeFiltersAsync(long sourceId, string? seen, string? wanted, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(SourceSettings.Filters, sourceId, s => s.Filters, (s, filters) => s.Filters = filters, seen, wanted, actor, cancellationToken, db.Feeds.Where(f => f.SourceId == sourceId));

    /// <summary>Changes the filters for all sources.</summary>
    public async Task<SourceEdit<string?>> ChangeGlobalFiltersAsync(string? seen, string? wanted, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var filters = await GlobalFilters.HoldAsync(db, cancellationToken);

        // In the order in which polls that end together lock theirs: an update of all goes by where rows lie.
        await db.Database.ExecuteSqlAsync($"select from feeds where removed_at is null order by id for update", cancellationToken);
        var outcome = await saving.SaveAsync(SourceSettings.GlobalFilters, GlobalFilters.Key, filters.Json, value => filters.Json = value, seen, wanted, actor, db.Feeds, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Changes the selectors of a listing page. They hold from its next poll on.</summary>
    /// <param name="wanted">As JSON; absent lets the engine find the links.</param>
    public async Task<SourceEdit<string?>> ChangeListingAsync(long feedId, string? seen, string? wanted, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Feeds.FromSql($"select * from feeds where id = {feedId} for update").SingleOrDefaultAsync(cancellationToken) is not { Kind: FeedKind.Listing } feed)
        {
            return new SourceEdit<string?>.NotFound();
        }

        var outcome = await saving.SaveAsync(
            SourceSettings.Listing, $"{feedId}", feed.ListingRules, rules => feed.ListingRules = rules, seen, wanted, actor, db.Feeds.Where(f => f.Id == feedId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<SourceEdit<TValue>> ChangeAsync<TValue>(
        SourceSetting<TValue> setting, long sourceId, Func<Source, TValue> read, Action<Source, TValue> write, string? seen, TValue wanted, AuditActor actor, CancellationToken cancellationToken, IQueryable<Feed>? readAnew = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Sources.FromSql($"select * from sources where id = {sourceId} for update").SingleOrDefaultAsync(cancellationToken) is not { } source)
        {
            return new SourceEdit<TValue>.NotFound();
        }

        if (readAnew is not null)
        {
            await db.Database.ExecuteSqlAsync($"select from feeds where source_id = {sourceId} and removed_at is null order by id for update", cancellationToken);
        }

        var outcome = await saving.SaveAsync(setting, $"{sourceId}", read(source), value => write(source, value), seen, wanted, actor, readAnew, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }
}
