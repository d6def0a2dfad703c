using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Feeds;

public class FeedReaderTests
{
    [Fact]
    public void An_rss_channel_is_read()
    {
        var feed = FeedSamples.Read(FeedSamples.Rss);

        Assert.Equal((FeedKind.Rss, "The Daily & Example", "https://news.example/", "fr-FR", "Reports"), (feed.Kind, feed.Title, feed.Link, feed.Language, feed.Description));
    }

    [Fact]
    public void An_rss_item_is_read()
    {
        var item = Assert.Single(FeedSamples.Read(FeedSamples.Rss).Entries);

        Assert.Equal("Minister: mines to go & soon", item.Title);
        Assert.Equal(("tag:17", "https://news.example/2025/07/mines"), (item.Id, item.Link));
        Assert.Equal("2025-07-09T12:32:05+05:30", item.Published?.ToString());
        Assert.Equal(["Jane Doe", "Ali Ben"], item.Authors);
        Assert.Equal(["Treaties", "Ottawa"], item.Tags);
        Assert.Equal("Short <a href=\"https://news.example/feeds/more.html\">more</a>", item.Summary);
        Assert.Equal("<p>Long <img src='https://news.example/img/a.jpg'></p>", item.Content);
        Assert.Equal(("fr-FR", "https://cdn.example/a.jpg"), (item.Language, item.Image));
    }

    [Fact]
    public void An_atom_feed_is_read()
    {
        var feed = FeedSamples.Read(FeedSamples.Atom);

        Assert.Equal((FeedKind.Atom, "Prensa <hoy>", "https://prensa.example/base/", "es"), (feed.Kind, feed.Title, feed.Link, feed.Language));
    }

    [Fact]
    public void An_atom_entry_is_read_on_its_own_base()
    {
        var entry = FeedSamples.Read(FeedSamples.Atom).Entries[0];

        Assert.Equal(("urn:uuid:1", "A <b> no es negrita", "https://prensa.example/base/2025/uno.html"), (entry.Id, entry.Title, entry.Link));
        Assert.Equal(("2025-02-03T04:05:06-03:00", "2025-02-04T00:00:00+00:00"), (entry.Published?.ToString(), entry.Updated?.ToString()));
        Assert.Equal("<p>Hola <a href=\"https://prensa.example/base/2025/dos.html\">dos</a> &amp; más</p>", entry.Content);
    }

    [Fact]
    public void An_entry_inherits_author_and_language_until_it_names_its_own()
    {
        var entries = FeedSamples.Read(FeedSamples.Atom).Entries;

        Assert.Equal(["Redacción"], entries[0].Authors);
        Assert.Equal(["Ana"], entries[1].Authors);
        Assert.Equal(("es", "pt"), (entries[0].Language, entries[1].Language));
    }

    [Fact]
    public void A_news_sitemap_is_read()
    {
        var feed = FeedSamples.Read(FeedSamples.NewsSitemap);
        var entry = Assert.Single(feed.Entries);

        Assert.Equal((FeedKind.NewsSitemap, "The Example", "en"), (feed.Kind, feed.Title, feed.Language));
        Assert.Equal(("https://news.example/a?x=1&y=2", "Companies A & B", "The Example", "en"), (entry.Link, entry.Title, entry.SourceName, entry.Language));
        Assert.Equal(("2025-07-09T12:32+05:30", "2025-07-10"), (entry.Published?.ToString(), entry.Updated?.ToString()));
        Assert.Equal(["mines", "treaty"], entry.Tags);
    }

    [Fact]
    public void A_sitemap_index_names_its_sitemaps()
    {
        var feed = FeedSamples.Read("<sitemapindex><sitemap><loc> /news.xml.gz </loc></sitemap><sitemap><loc>https://other.example/b.xml</loc></sitemap></sitemapindex>");

        Assert.Equal(FeedKind.SitemapIndex, feed.Kind);
        Assert.Equal(["https://news.example/news.xml.gz", "https://other.example/b.xml"], feed.Sitemaps);
    }

    [Fact]
    public void A_feed_behind_the_warnings_of_its_server_is_read()
    {
        var feed = FeedSamples.Read("\n<br />\n<b>Warning</b>: something in <b>feed.php</b> on line <b>3</b><br />\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title><item><link>https://news.example/a</link></item></channel></rss>");

        Assert.Equal("https://news.example/a", Assert.Single(feed.Entries).Link);
    }

    [Theory]
    [InlineData("<ttl>45</ttl>", 45, "its ttl")]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30, "its sy:updatePeriod")]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod>", 1440, "its sy:updatePeriod")]
    public void A_feed_says_how_often_it_wants_to_be_visited(string elements, int minutes, string askedBy)
    {
        var feed = FeedSamples.Read($"<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>News</title>{elements}<item><link>https://news.example/a</link></item></channel></rss>");

        Assert.Equal(new FeedPace(TimeSpan.FromMinutes(minutes), askedBy), feed.Pace);
    }

    [Fact]
    public void A_plain_sitemap_has_addresses_and_days()
    {
        var feed = FeedSamples.Read("<urlset><url><loc>https://news.example/1</loc><lastmod>2025-01-02T03:04:05Z</lastmod></url><url><lastmod>2025</lastmod></url></urlset>");

        Assert.Equal(FeedKind.Sitemap, feed.Kind);
        Assert.Equal("https://news.example/1", Assert.Single(feed.Entries).Link);
    }

    [Fact]
    public void An_rdf_feed_keeps_its_items_beside_the_channel()
    {
        var feed = FeedSamples.Read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://rdf.example/"><title>RDF</title><link>https://rdf.example/</link></channel>
            <item rdf:about="https://rdf.example/1"><title>One</title><link>https://rdf.example/1</link><dc:date>2004-05-06T07:08+09:00</dc:date></item></rdf:RDF>
            """);

        Assert.Equal("RDF", feed.Title);
        Assert.Equal("2004-05-06T07:08+09:00", Assert.Single(feed.Entries).Published?.ToString());
    }

    [Fact]
    public void A_json_feed_is_read()
    {
        var feed = FeedSamples.Read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "JSON", "home_page_url": "/", "language": "de",
             "items": [{"id": 7, "url": "/a", "title": "A", "content_html": "<a href=\"b\">b</a>", "date_published": "2025-01-01T10:00:00+01:00", "authors": [{"name": "Eva"}], "tags": ["x", 3]}, "broken"]}
            """);
        var item = Assert.Single(feed.Entries);

        Assert.Equal((FeedKind.JsonFeed, "JSON", "https://news.example/", "de"), (feed.Kind, feed.Title, feed.Link, feed.Language));
        Assert.Equal(("7", "https://news.example/a", "<a href=\"https://news.example/b\">b</a>", "de"), (item.Id, item.Link, item.Content, item.Language));
        Assert.Equal(["Eva"], item.Authors);
        Assert.Equal(["x"], item.Tags);
    }

    [Fact]
    public void A_page_is_no_feed_and_its_own_feeds_are_named() =>
        Assert.Equal(
            "It is an HTML page; its own feeds are: https://news.example/rss.xml.",
            FeedSamples.Explain("<!DOCTYPE html><html><head><link rel=\"stylesheet\" href=\"a.css\"><link rel='alternate' type='application/rss+xml' href='/rss.xml'></head><body>Hi</body></html>"));

    [Theory]
    [InlineData("", "The document is empty.")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "The document is XML, but none of RSS, Atom, RDF or a sitemap.")]
    [InlineData("{\"a\": 1}", "The document is JSON, but no JSON Feed: it lacks a version of jsonfeed.org or a list of items.")]
    [InlineData("just words", "The document is text without any markup of a feed.")]
    public void What_is_no_feed_is_explained(string text, string explanation) => Assert.Equal(explanation, FeedSamples.Explain(text));
}
