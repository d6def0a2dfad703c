using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Watching;

/// <summary>A source whose texts are watched.</summary>
internal sealed record WatchedSource(long Id, string Name);

/// <summary>Compares the newest articles of each feed with those before them, and puts up and takes down the notices of texts that shrank and of rules that stopped matching.</summary>
internal sealed class TrendWatch(NewsTrackerDbContext db, NoticeBoard board)
{
    /// <returns>How many alarms there are.</returns>
    public async Task<int> LookAsync(IReadOnlyList<WatchedSource> sources, CancellationToken cancellationToken)
    {
        var feeds = (await db.Samples([.. sources.Select(s => s.Id)], IntakeTrend.Newest + IntakeTrend.Before).ToListAsync(cancellationToken))
            .GroupBy(row => (row.SourceId, row.FeedId, row.FeedUrl))
            .Select(feed => new SampledFeed(feed.Key.SourceId, feed.Key.FeedId, feed.Key.FeedUrl, [.. feed.Select(SampleOf)])).ToList();

        // Both were told of by source once.
        string[] keys = [.. sources.SelectMany(s => new[] { $"rules-stopped:{Text(s.Id)}", $"bodies-shrunk:{Text(s.Id)}" }), .. feeds.SelectMany(f => new[] { ShrunkKey(f.Id), StoppedKey(f.Id) })];
        var told = await db.Notices.Where(n => n.ResolvedAt == null && keys.Contains(n.Key)).ToDictionaryAsync(n => n.Key, n => n.Text, cancellationToken);
        var names = sources.ToDictionary(s => s.Id, s => s.Name);
        var young = feeds.GroupBy(f => f.SourceId).Where(source => IntakeTrend.IsYoung(source.Sum(f => f.Samples.Count))).Select(source => source.Key).ToHashSet();
        List<NoticeReport> reports =
        [
            .. feeds.Select(feed => ShrunkReport(feed, names[feed.SourceId], told.GetValueOrDefault(ShrunkKey(feed.Id)))).OfType<NoticeReport>(),
            .. feeds.Select(feed => StoppedReport(feed, names[feed.SourceId], young.Contains(feed.SourceId), told.GetValueOrDefault(StoppedKey(feed.Id)))).OfType<NoticeReport>(),
        ];
        foreach (var report in reports)
        {
            await board.RaiseAsync(report, cancellationToken);
        }

        await board.ResolveAsync([.. told.Keys.Except(reports.Select(report => report.Key))], cancellationToken);
        return reports.Count;
    }

    private static NoticeReport? ShrunkReport(SampledFeed feed, string sourceName, string? told) =>
        IntakeTrend.FindShrinking(feed.Samples, told is null ? null : ShrunkTexts.FindThen(told)) is not { } shrunk ? null : new NoticeReport(
            ShrunkKey(feed.Id), NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Feed), Text(feed.Id), $"/articles?source={Text(feed.SourceId)}", $"{sourceName}: texts have become much shorter",
            $"{shrunk.InWords()} They come from {feed.Url}. The site may have been redesigned or put texts behind a wall. Open a new article and compare it with its page; publisher rules can help.");

    private static NoticeReport? StoppedReport(SampledFeed feed, string sourceName, bool isYoung, string? told)
    {
        var rules = IntakeTrend.FindStopped(feed.Samples, isYoung, rule => told?.Contains(rule, StringComparison.Ordinal) == true);
        return rules.Count == 0 ? null : new NoticeReport(
            StoppedKey(feed.Id), NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Feed), Text(feed.Id), $"/sources/{Text(feed.SourceId)}/rules", $"{sourceName}: a publisher rule has stopped matching",
            $"On nearly all of the last {IntakeTrend.Newest} articles or more nothing was found by: {string.Join("; ", rules)}. They come from {feed.Url}. The site may have been redesigned: try the rules on a new article.");
    }

    private static IntakeSample SampleOf(IntakeSampleRow row) => new(new TextReading(row.WordsFirst, row.FailedFirst), new TextReading(row.WordsNow, row.FailedNow));

    private static string ShrunkKey(long feedId) => $"feed-shrunk:{Text(feedId)}";

    private static string StoppedKey(long feedId) => $"feed-rules-stopped:{Text(feedId)}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <param name="Samples">Newest first.</param>
    private sealed record SampledFeed(long SourceId, long Id, string Url, IReadOnlyList<IntakeSample> Samples);
}
