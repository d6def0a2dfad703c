using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Notices;

namespace NewsTracker.Scraping.Polling;

/// <summary>The notices that polling puts up.</summary>
internal static class PollNotices
{
    /// <summary>The network is the machine's, whichever of its processes found out.</summary>
    public static string OwnNetworkKey => $"{OwnNetworks}{Environment.MachineName}";

    /// <summary>What such keys of all machines begin with.</summary>
    public const string OwnNetworks = "own-network:";

    public static string GoneKey(long feedId) => $"feed-gone:{feedId}";

    public static NoticeReport Gone(Feed feed, string sourceName) => new(
        GoneKey(feed.Id), NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Feed), $"{feed.Id}", $"/sources/{feed.SourceId}",
        $"{sourceName}: a feed is gone for good",
        $"{feed.Url} answered 410 Gone, so it is paused. Look for its successor on the publisher's site and add that; or resume it to try again.");

    public static NoticeReport OwnNetworkDown(string why) => new(
        OwnNetworkKey, NoticeAudience.Admins, NoticeSeverity.Severe, "Scraper", Environment.MachineName, "/sources",
        $"The network of {Environment.MachineName} fails",
        $"{why} No feed is blamed, and all are tried again every few minutes. Check the machine's connection and its name servers.");
}
