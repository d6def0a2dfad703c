using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Feeds;

public class SitemapOrderTests
{
    [Fact]
    public void News_sitemaps_come_first_then_what_changed_last_then_what_is_listed_last()
    {
        var index = FeedSamples.Read("""
            <sitemapindex>
            <sitemap><loc>https://n.example/a.xml</loc><lastmod>2025-01-01</lastmod></sitemap>
            <sitemap><loc>https://n.example/b.xml</loc><lastmod>2025-07-01</lastmod></sitemap>
            <sitemap><loc>https://n.example/c.xml</loc></sitemap>
            <sitemap><loc>https://n.example/d.xml</loc></sitemap>
            <sitemap><loc>https://n.example/sitemap-news.xml</loc></sitemap>
            </sitemapindex>
            """);
        Assert.Equal(["sitemap-news.xml", "b.xml", "a.xml", "d.xml", "c.xml"], SitemapOrder.NewestFirst(index.ListedSitemaps).Select(sitemap => sitemap.Address[18..]));
    }

    [Fact]
    public void A_sitemap_is_read_from_its_newest_entry_and_a_feed_as_it_stands()
    {
        var entries = FeedSamples.Read("<urlset><url><loc>https://n.example/1</loc><lastmod>2024-01-02</lastmod></url><url><loc>https://n.example/2</loc></url><url><loc>https://n.example/3</loc><lastmod>2025-01-02</lastmod></url></urlset>").Entries;
        Assert.Equal(["3", "1", "2"], SitemapOrder.NewestFirst(FeedKind.Sitemap, entries).Select(entry => entry.Link![^1..]));
        Assert.Equal(["1", "2", "3"], SitemapOrder.NewestFirst(FeedKind.Rss, entries).Select(entry => entry.Link![^1..]));
    }
}
