using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Exchange;

/// <summary>Takes a list of sources in. Planning makes the very changes that saving would write, in memory, and says what they are.</summary>
public sealed class SourceImport(NewsTrackerDbContext db, AuditTrail audit, IOptions<OutboundOptions> outbound, TimeProvider clock)
{
    private PlannedRows rows = new();

    /// <summary>Plans the import; the context then holds the changes, and is dropped with them.</summary>
    public async Task<ImportPlan> PlanAsync(OpmlDocument document, CancellationToken cancellationToken)
    {
        rows = new PlannedRows();
        await new GlobalFilterTaking(db, rows).TakeAsync(document.GlobalFilters, cancellationToken);
        var homes = document.Sources.Select(source => source.HomeUrl).ToList();
        var urls = document.Sources.SelectMany(source => source.Feeds).Select(feed => FeedAddress.Find(feed.Url)?.AbsoluteUri).OfType<string>().ToList();
        var sources = await db.Sources.Where(s => homes.Contains(s.HomeUrl)).ToDictionaryAsync(s => s.HomeUrl, StringComparer.Ordinal, cancellationToken);
        var feeds = await db.Feeds.Include(f => f.Source).Where(f => urls.Contains(f.Url)).ToDictionaryAsync(f => f.Url, StringComparer.Ordinal, cancellationToken);
        var pausedWithSource = await PausedWithSourceAsync([.. sources.Values.Where(source => source.RemovedAt is not null).Select(source => source.Id)], cancellationToken);
        var (sourceTaking, feedTaking) = (new SourceTaking(rows, clock.GetUtcNow()), new FeedTaking(rows, outbound.Value, clock.GetUtcNow()));
        foreach (var listed in document.Sources)
        {
            var known = sources.GetValueOrDefault(listed.HomeUrl);
            if (known is null && !listed.IsComplete && !listed.Feeds.Any(feedTaking.CanTake))
            {
                // A source that only stands for its feeds is none without them.
                foreach (var feed in listed.Feeds)
                {
                    feedTaking.Refuse(listed.Name, feed);
                }

                continue;
            }

            if (SourceProblems.Find(listed) is { } problem)
            {
                rows.Add(new ImportRow(ImportEffect.Refuse, listed.Name, null, problem));
                continue;
            }

            var source = sourceTaking.Take(listed, known);
            if (source.Id == 0)
            {
                db.Sources.Add(source);
            }

            foreach (var feed in listed.Feeds)
            {
                feedTaking.Take(source, feed, feeds);
            }

            foreach (var feed in pausedWithSource.Where(feed => feed.SourceId == source.Id && feed.PauseReason == Feed.PausedWithSource))
            {
                feedTaking.Resume(source, feed);
            }
        }

        return rows.Plan;
    }

    /// <summary>Takes it in, with one event of it all, if that is still what was seen: planned anew, while nobody else changes these sources and feeds.</summary>
    /// <param name="seen">The fingerprint of the plan that was shown.</param>
    public async Task<ImportOutcome> ImportAsync(OpmlDocument document, string? seen, AuditActor actor, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await new ListedRows(db).HoldAsync(document, cancellationToken);
        var plan = await PlanAsync(document, cancellationToken);
        if (!plan.DoesSomething || plan.Fingerprint != seen)
        {
            return new ImportOutcome.Outdated(plan);
        }

        try
        {
            await SaveAsync(plan, actor, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new ImportOutcome.Imported(plan);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return new ImportOutcome.Taken();
        }
    }

    private async Task SaveAsync(ImportPlan plan, AuditActor actor, CancellationToken cancellationToken)
    {
        await rows.ReadAnew(db.Feeds).ReadByNewRulesAsync(cancellationToken);
        await db.KeepReliabilitiesAsync(actor, clock.GetUtcNow(), cancellationToken);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(
                "sources.import",
                nameof(Source),
                "list",
                After: new { Done = plan.Rows.Where(row => row.Effect is ImportEffect.Add or ImportEffect.Change).Select(row => new { row.Effect, row.Source, row.FeedUrl, row.What, row.Values }) }),
            cancellationToken);
    }

    private Task<List<Feed>> PausedWithSourceAsync(List<long> removed, CancellationToken cancellationToken) =>
        db.Feeds.Where(f => removed.Contains(f.SourceId) && f.PauseReason == Feed.PausedWithSource).OrderBy(f => f.Url).ToListAsync(cancellationToken);
}
