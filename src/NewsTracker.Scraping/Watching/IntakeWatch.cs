using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Data;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Watching;

/// <summary>Looks through all feeds and sources for an intake that dies silently.</summary>
internal sealed partial class IntakeWatch(NewsTrackerDbContext db, RhythmWatch rhythms, TrendWatch trends, ILogger<IntakeWatch> logger)
{
    private const int FeedsAtOnce = 200;

    /// <summary>Of each feed of a source some texts are counted: fewer at once.</summary>
    private const int SourcesAtOnce = 50;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (feeds, alarms) = (0, 0);
        var after = 0L;
        while (await db.WatchedFeeds(after, FeedsAtOnce).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            alarms += await rhythms.LookAsync(page, cancellationToken);
            after = page[^1].Id;
            feeds += page.Count;
        }

        after = 0;
        while (await db.Sources.Kept().Where(s => s.Id > after).OrderBy(s => s.Id).Take(SourcesAtOnce).Select(s => new WatchedSource(s.Id, s.Name)).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            alarms += await trends.LookAsync(page, cancellationToken);
            after = page[^1].Id;
        }

        Log.Looked(logger, feeds, alarms);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Looked at {FeedCount} feeds and their sources: {AlarmCount} alarms")]
        public static partial void Looked(ILogger logger, int feedCount, int alarmCount);
    }
}
