using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Watching;

/// <summary>The notices that watching what comes in puts up.</summary>
internal static class WatchNotices
{
    public static string SilentKey(long feedId) => $"feed-silent:{feedId}";

    public static string ScarceKey(long feedId) => $"feed-scarce:{feedId}";

    public static string ShrunkKey(long feedId) => $"feed-shrunk:{feedId}";

    public static string StoppedKey(long feedId) => $"feed-rules-stopped:{feedId}";

    /// <summary>By which shrunk texts and stopped rules were told of when they were judged by source.</summary>
    public static IEnumerable<string> KeysBySource(long sourceId) => [$"rules-stopped:{sourceId}", $"bodies-shrunk:{sourceId}"];

    public static NoticeReport Silent(WatchedFeed feed, FeedQuiet.Silent silent) =>
        OutOfRhythm(SilentKey(feed.Id), feed, silent.IsSevere ? NoticeSeverity.Severe : NoticeSeverity.Warning, "a feed has fallen silent", silent.Why);

    public static NoticeReport Scarce(WatchedFeed feed, FeedQuiet.Scarce scarce) =>
        OutOfRhythm(ScarceKey(feed.Id), feed, NoticeSeverity.Warning, "a feed brings far less than usual", scarce.Why);

    public static NoticeReport Shrunk(SampledFeed feed, string sourceName, string what) => new(
        ShrunkKey(feed.Id), NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Feed), $"{feed.Id}", $"/articles?source={feed.SourceId}", $"{sourceName}: texts have become much shorter",
        $"{what} They come from {feed.Url}. The site may have been redesigned or put texts behind a wall. Open a new article and compare it with its page; publisher rules can help.");

    public static NoticeReport Stopped(SampledFeed feed, string sourceName, IEnumerable<string> rules) => new(
        StoppedKey(feed.Id), NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Feed), $"{feed.Id}", $"/sources/{feed.SourceId}/rules", $"{sourceName}: a publisher rule has stopped matching",
        $"On nearly all of the last {IntakeTrend.Newest} articles or more nothing was found by: {string.Join("; ", rules)}. They come from {feed.Url}. The site may have been redesigned: try the rules on a new article.");

    private static NoticeReport OutOfRhythm(string key, WatchedFeed feed, NoticeSeverity severity, string title, string why) => new(
        key, NoticeAudience.Admins, severity, nameof(Feed), $"{feed.Id}", $"/sources/{feed.SourceId}/why", $"{feed.SourceName}: {title}",
        $"{why} The feed is {feed.Url}. Look whether the site moved or changed its feed; if it is right as it is, dismiss this.");
}
