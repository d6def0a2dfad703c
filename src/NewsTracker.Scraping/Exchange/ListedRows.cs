using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Exchange;

/// <summary>Holds what a list names, until the transaction ends: who adds, changes or removes any of it comes before, and is read, or after. Sources before feeds, each in the order of their ids, as everywhere.</summary>
internal sealed class ListedRows(NewsTrackerDbContext db)
{
    public async Task HoldAsync(OpmlDocument document, CancellationToken cancellationToken)
    {
        string[] homes = [.. document.Sources.Select(source => source.HomeUrl)];
        string[] urls = [.. document.Sources.SelectMany(source => source.Feeds).Select(feed => FeedAddress.Find(feed.Url)?.AbsoluteUri).OfType<string>()];
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.Sources})", cancellationToken);
        if (document.GlobalFilters is not null)
        {
            await GlobalFilters.HoldAsync(db, cancellationToken);
        }

        // With a source that was removed all its feeds come back, by other filters all are read anew.
        await db.Database.ExecuteSqlAsync($"select from sources where home_url = any({homes}) order by id for update", cancellationToken);
        var isForAll = document.GlobalFilters is not null;
        await db.Database.ExecuteSqlAsync(
            $"""
            select from feeds where removed_at is null and ({isForAll} or url = any({urls}) or source_id in (select id from sources where home_url = any({homes})))
            order by id for update
            """,
            cancellationToken);
    }
}
