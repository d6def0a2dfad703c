using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Watching;

/// <summary>Looks through all feeds and sources for an intake that dies silently, and puts up and takes down the notices about it.</summary>
internal sealed partial class IntakeWatch(NewsTrackerDbContext db, NoticeBoard board, ILogger<IntakeWatch> logger)
{
    private const int AtOnce = 200;

    /// <summary>A feed that is rarer than daily is known by so many arrivals, however old: of fewer, one odd gap would be the 95th percentile.</summary>
    private const int LeastRead = 40;

    /// <summary>How far back from its newest arrival a feed's rhythm is read.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(70);

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (feeds, alarms) = (0, 0);
        var after = 0L;
        while (await db.WatchedFeeds(after, AtOnce).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            alarms += await LookAtFeedsAsync(page, cancellationToken);
            after = page[^1].Id;
            feeds += page.Count;
        }

        after = 0;
        while (await db.Sources.Kept().Where(s => s.Id > after).OrderBy(s => s.Id).Take(AtOnce).Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            alarms += await LookAtSourcesAsync(page.ToDictionary(s => s.Id, s => s.Name), cancellationToken);
            after = page[^1].Id;
        }

        Log.Looked(logger, feeds, alarms);
    }

    private async Task<int> LookAtFeedsAsync(List<WatchedFeed> feeds, CancellationToken cancellationToken)
    {
        var arrivals = (await db.Arrivals([.. feeds.Select(f => f.Id)], Memory, LeastRead).ToListAsync(cancellationToken)).ToLookup(a => a.FeedId, a => new FeedArrival(a.At, a.Articles));
        var daysRead = (await db.DaysRead(feeds, IntakeRhythm.DaysOfWeeks).ToListAsync(cancellationToken)).ToLookup(d => d.FeedId, d => d.Day);
        var over = new List<string>();
        var raised = 0;
        foreach (var feed in feeds)
        {
            var quiet = feed is { IsPaused: false, FirstPollAt: { } first, LastReadAt: { } read } ? IntakeRhythm.Judge([.. arrivals[feed.Id]], first, read, daysRead[feed.Id].ToHashSet()) : new FeedQuiet.AsUsual();
            var found = ReportOf(feed, quiet);
            if (found is { } report)
            {
                await board.RaiseAsync(report, cancellationToken);
                raised++;
            }

            // A week that was partly read neither says that a feed is scarce nor that it is so no more.
            string[] judged = quiet is FeedQuiet.PartlyRead ? [SilentKey(feed.Id)] : [SilentKey(feed.Id), ScarceKey(feed.Id)];
            over.AddRange(judged.Where(key => key != found?.Key));
        }

        await board.ResolveAsync(over, cancellationToken);
        return raised;
    }

    private async Task<int> LookAtSourcesAsync(Dictionary<long, string> sources, CancellationToken cancellationToken)
    {
        var samples = (await db.Samples(sources.Keys, IntakeTrend.Newest + IntakeTrend.Before).ToListAsync(cancellationToken)).ToLookup(s => s.SourceId, s => new IntakeSample(s.Words, s.FailedRules));
        string[] stopped = [.. sources.Keys.Select(StoppedKey)];
        var told = await db.Notices.Where(n => n.ResolvedAt == null && stopped.Contains(n.Key)).ToDictionaryAsync(n => n.Key, n => n.Text, cancellationToken);
        var over = new List<string>();
        var raised = 0;
        foreach (var (id, name) in sources)
        {
            IReadOnlyList<IntakeSample> newest = [.. samples[id]];
            NoticeReport?[] reports = [ShrunkReport(id, name, IntakeTrend.FindShrinking(newest)), StoppedReport(id, name, IntakeTrend.FindStopped(newest, rule => told.GetValueOrDefault(StoppedKey(id))?.Contains(rule, StringComparison.Ordinal) == true))];
            foreach (var report in reports.OfType<NoticeReport>())
            {
                await board.RaiseAsync(report, cancellationToken);
                raised++;
            }

            over.AddRange(new[] { ShrunkKey(id), StoppedKey(id) }.Except(reports.OfType<NoticeReport>().Select(report => report.Key)));
        }

        await board.ResolveAsync(over, cancellationToken);
        return raised;
    }

    private static NoticeReport? ReportOf(WatchedFeed feed, FeedQuiet quiet)
    {
        NoticeReport Report(string key, NoticeSeverity severity, string title, string why) => new(
            key, NoticeAudience.Admins, severity, "Feed", Text(feed.Id), $"/sources/{Text(feed.SourceId)}/why", title,
            $"{why} The feed is {feed.Url}. Look whether the site moved or changed its feed; if it is right as it is, dismiss this.");

        return quiet switch
        {
            FeedQuiet.Silent silent => Report(SilentKey(feed.Id), silent.IsSevere ? NoticeSeverity.Severe : NoticeSeverity.Warning, $"{feed.SourceName}: a feed has fallen silent", silent.Why),
            FeedQuiet.Scarce scarce => Report(ScarceKey(feed.Id), NoticeSeverity.Warning, $"{feed.SourceName}: a feed brings far less than usual", scarce.Why),
            _ => null,
        };
    }

    private static NoticeReport? ShrunkReport(long id, string name, string? why) => why is null ? null : new NoticeReport(
        ShrunkKey(id), NoticeAudience.Admins, NoticeSeverity.Warning, "Source", Text(id), $"/articles?source={Text(id)}", $"{name}: texts have become much shorter",
        $"{why} The site may have been redesigned or put texts behind a wall. Open a new article and compare it with its page; publisher rules can help.");

    private static NoticeReport? StoppedReport(long id, string name, IReadOnlyList<string> rules) => rules.Count == 0 ? null : new NoticeReport(
        StoppedKey(id), NoticeAudience.Admins, NoticeSeverity.Warning, "Source", Text(id), $"/sources/{Text(id)}/rules", $"{name}: a publisher rule has stopped matching",
        $"On nearly all of the last {IntakeTrend.Newest} articles or more nothing was found by: {string.Join("; ", rules)}. The site may have been redesigned: try the rules on a new article.");

    private static string SilentKey(long feedId) => $"feed-silent:{Text(feedId)}";

    private static string ScarceKey(long feedId) => $"feed-scarce:{Text(feedId)}";

    private static string ShrunkKey(long sourceId) => $"bodies-shrunk:{Text(sourceId)}";

    private static string StoppedKey(long sourceId) => $"rules-stopped:{Text(sourceId)}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Looked at {FeedCount} feeds and their sources: {AlarmCount} alarms")]
        public static partial void Looked(ILogger logger, int feedCount, int alarmCount);
    }
}
