using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Exchange;

/// <summary>All sources as a list to take away. What it holds can be imported again and is the same.</summary>
public static class SourceExport
{
    public static async Task<OpmlDocument> MakeAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        // An export is the whole of it; sources count in hundreds, feeds in thousands.
        var sources = await db.Sources.Kept().AsNoTracking().Include(s => s.Feeds).AsSplitQuery().ToListAsync(cancellationToken);
        return new OpmlDocument { Title = "NewsTracker sources", GlobalFilters = await GlobalFilters.FindAsync(db, cancellationToken), Sources = [.. sources.Select(Of)] };
    }

    private static OpmlSource Of(Source source) => new()
    {
        Name = source.Name,
        HomeUrl = source.HomeUrl,
        Group = source.Group,
        IsComplete = true,
        Reliability = source.Reliability,
        ExtractionRules = source.ExtractionRules,
        Filters = source.Filters,
        Feeds = [.. source.Feeds.Select(Of)],
    };

    private static OpmlFeed Of(Feed feed) => new()
    {
        Url = feed.Url,
        Kind = feed.Kind,
        PollInterval = feed.PollInterval,
        Schedule = feed.Schedule,
        CronExpression = feed.CronExpression,
        IsPaused = feed.IsPaused,
        KeepsAddress = feed.KeepsAddress,
        ListingRules = feed.ListingRules,
    };
}
