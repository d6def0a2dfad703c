using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>What of a sitemap or a sitemap index is read first: sitemaps list everything a site ever had, in any order.</summary>
public static class SitemapOrder
{
    /// <summary>The sitemaps of an index in which news is likeliest: those that call themselves news, then those changed last; without dates the ones listed last, which are the newest by custom.</summary>
    public static IEnumerable<SitemapReference> NewestFirst(IEnumerable<SitemapReference> sitemaps) => sitemaps
        .Index()
        .OrderByDescending(entry => IsNews(entry.Item))
        .ThenByDescending(entry => entry.Item.Updated?.ToUtc() ?? DateTimeOffset.MinValue)
        .ThenByDescending(entry => entry.Index)
        .Select(entry => entry.Item);

    /// <summary>The entries of a sitemap, those dated last first; those without a date keep their order behind them. Other feeds keep their own order.</summary>
    public static IReadOnlyList<FeedEntry> NewestFirst(FeedKind kind, IReadOnlyList<FeedEntry> entries) =>
        kind is not (FeedKind.Sitemap or FeedKind.SitemapIndex or FeedKind.NewsSitemap)
            ? entries
            : [.. entries.OrderByDescending(entry => (entry.Published ?? entry.Updated)?.ToUtc() ?? DateTimeOffset.MinValue)];

    private static bool IsNews(SitemapReference sitemap) =>
        Uri.TryCreate(sitemap.Address, UriKind.Absolute, out var url) && url.AbsolutePath.Contains("news", StringComparison.OrdinalIgnoreCase);
}
