using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Watching;

/// <summary>A source whose texts are watched.</summary>
internal sealed record WatchedSource(long Id, string Name);

/// <summary>A feed whose texts are watched.</summary>
/// <param name="Samples">Newest first.</param>
internal sealed record SampledFeed(long SourceId, long Id, string Url, IReadOnlyList<IntakeSample> Samples);

/// <summary>Compares the newest articles of each feed with those before them, and puts up and takes down the notices of texts that shrank and of rules that stopped matching.</summary>
internal sealed class TrendWatch(NewsTrackerDbContext db, NoticeBoard board)
{
    /// <returns>How many alarms there are.</returns>
    public async Task<int> LookAsync(IReadOnlyList<WatchedSource> sources, CancellationToken cancellationToken)
    {
        var feeds = (await db.Samples([.. sources.Select(s => s.Id)], IntakeTrend.Newest + IntakeTrend.Before).ToListAsync(cancellationToken))
            .GroupBy(row => (row.SourceId, row.FeedId, row.FeedUrl))
            .Select(feed => new SampledFeed(feed.Key.SourceId, feed.Key.FeedId, feed.Key.FeedUrl, [.. feed.Select(SampleOf)])).ToList();

        string[] keys = [.. sources.SelectMany(s => WatchNotices.KeysBySource(s.Id)), .. feeds.SelectMany(f => new[] { WatchNotices.ShrunkKey(f.Id), WatchNotices.StoppedKey(f.Id) })];
        var told = await db.Notices.Where(n => n.ResolvedAt == null && keys.Contains(n.Key)).ToDictionaryAsync(n => n.Key, n => n.Text, cancellationToken);
        var names = sources.ToDictionary(s => s.Id, s => s.Name);
        var young = feeds.GroupBy(f => f.SourceId).Where(source => IntakeTrend.IsYoung(source.Sum(f => f.Samples.Count))).Select(source => source.Key).ToHashSet();
        List<NoticeReport> reports =
        [
            .. feeds.Select(feed => ShrunkReport(feed, names[feed.SourceId], told.GetValueOrDefault(WatchNotices.ShrunkKey(feed.Id)))).OfType<NoticeReport>(),
            .. feeds.Select(feed => StoppedReport(feed, names[feed.SourceId], young.Contains(feed.SourceId), told.GetValueOrDefault(WatchNotices.StoppedKey(feed.Id)))).OfType<NoticeReport>(),
        ];
        foreach (var report in reports)
        {
            await board.RaiseAsync(report, cancellationToken);
        }

        await board.ResolveAsync([.. told.Keys.Except(reports.Select(report => report.Key))], cancellationToken);
        return reports.Count;
    }

    private static NoticeReport? ShrunkReport(SampledFeed feed, string sourceName, string? told) =>
        IntakeTrend.FindShrinking(feed.Samples, told is null ? null : ShrunkTexts.FindThen(told)) is { } shrunk ? WatchNotices.Shrunk(feed, sourceName, shrunk.InWords()) : null;

    private static NoticeReport? StoppedReport(SampledFeed feed, string sourceName, bool isYoung, string? told) =>
        IntakeTrend.FindStopped(feed.Samples, isYoung, rule => told?.Contains(rule, StringComparison.Ordinal) == true) is { Count: > 0 } rules ? WatchNotices.Stopped(feed, sourceName, rules) : null;

    private static IntakeSample SampleOf(IntakeSampleRow row) => new(new TextReading(row.WordsFirst, row.FailedFirst), new TextReading(row.WordsNow, row.FailedNow));
}
