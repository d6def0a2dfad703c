using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Discovery;

/// <summary>The feed of those found that an admin would most likely choose.</summary>
internal static class SuggestedFeed
{
    /// <summary>What was pasted if it is one, else the first that names itself a feed, else a news sitemap, else a listing. Absent where nothing new is filled.</summary>
    public static FoundFeed? Find(IEnumerable<FoundFeed> feeds)
    {
        var open = feeds.Where(feed => feed is { KnownSourceId: null, Count: > 0 }).ToList();
        return open.Find(feed => feed is { Where: FoundWhere.Address, Kind: not FeedKind.Listing })
            ?? open.Find(feed => feed.Kind is FeedKind.Rss or FeedKind.Atom or FeedKind.JsonFeed && !IsOfComments(feed))
            ?? open.Find(feed => feed.Kind == FeedKind.NewsSitemap) ?? open.Find(feed => feed.Kind == FeedKind.Listing) ?? open.FirstOrDefault();
    }

    private static bool IsOfComments(FoundFeed feed) =>
        feed.Url.Contains("comment", StringComparison.OrdinalIgnoreCase) || feed.Title?.Contains("comment", StringComparison.OrdinalIgnoreCase) == true;
}
