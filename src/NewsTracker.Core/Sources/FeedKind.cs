namespace NewsTracker.Core.Sources;

public enum FeedKind
{
    Unknown,
    Rss,
    Atom,
    JsonFeed,
    Sitemap,
    SitemapIndex,
    NewsSitemap,

    /// <summary>A page of links to articles, such as a section front.</summary>
    Listing,
}
