using System.Text;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Core.Tests.Feeds;

internal static class FeedSamples
{
    public static readonly Uri Address = new("https://news.example/feeds/all.xml");

    public const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
          <channel>
            <title>The Daily &amp; Example</title><link>https://news.example/</link><language>fr-FR</language><description>Reports</description>
            <item>
              <title>Minister: &lt;b&gt;mines&lt;/b&gt; to go &amp;amp; soon</title>
              <link>/2025/07/mines</link>
              <guid isPermaLink="false">tag:17</guid>
              <pubDate>Wed, 09 Jul 2025 12:32:05 +0530</pubDate>
              <dc:creator>Jane Doe</dc:creator><dc:creator>Ali Ben</dc:creator>
              <category>Treaties</category><category>Ottawa</category>
              <description>Short &lt;a href="more.html"&gt;more&lt;/a&gt;</description>
              <content:encoded><![CDATA[<p>Long <img src='/img/a.jpg'></p>]]></content:encoded>
              <media:content url="https://cdn.example/a.jpg" medium="image"/>
            </item>
          </channel>
        </rss>
        """;

    public const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es" xml:base="https://prensa.example/base/">
          <title type="html">Prensa &amp;lt;hoy&amp;gt;</title>
          <link rel="self" href="feed.atom"/><link rel="alternate" type="text/html" href="./"/>
          <author><name>Redacción</name></author>
          <entry xml:base="2025/">
            <id>urn:uuid:1</id><title type="text">A &lt;b&gt; no es negrita</title>
            <link rel="edit" href="edit/1"/><link href="uno.html"/>
            <published>2025-02-03T04:05:06-03:00</published><updated>2025-02-04T00:00:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hola <a href="dos.html">dos</a> &amp; más</p></div></content>
          </entry>
          <entry xml:lang="pt"><title>Segundo</title><link href="segundo"/><author><name>Ana</name></author><summary type="html">&lt;p&gt;Olá&lt;/p&gt;</summary></entry>
        </feed>
        """;

    public const string NewsSitemap = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
          <url>
            <loc>https://news.example/a?x=1&amp;y=2</loc><lastmod>2025-07-10</lastmod>
            <n:news><n:publication><n:name>The Example</n:name><n:language>en</n:language></n:publication>
              <n:publication_date>2025-07-09T12:32+05:30</n:publication_date><n:title>Companies A &amp; B</n:title><n:keywords>mines, treaty</n:keywords></n:news>
          </url>
        </urlset>
        """;

    public static FeedDocument Read(string text, Uri? url = null) => Read(Encoding.UTF8.GetBytes(text), url: url);

    public static FeedDocument Read(byte[] content, string? contentType = null, Uri? url = null) =>
        Assert.IsType<FeedOutcome.Read>(FeedReader.Read(content, contentType, url ?? Address)).Document;

    public static FeedEntry ReadItem(string inner) => Assert.Single(Read($"<rss version=\"2.0\"><channel><item>{inner}</item></channel></rss>").Entries);

    public static string Explain(string text) => Assert.IsType<FeedOutcome.NotAFeed>(FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Address)).Explanation;
}
