using System.Globalization;
using System.Xml.Linq;

namespace NewsTracker.Testing.Newsroom.Feeds;

/// <summary>RSS 2.0 with Dublin Core creators and HTML descriptions; besides articles it lists three addresses that cannot become one.</summary>
internal static class RssFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    public static NewsroomDocument Write(Uri site, IReadOnlyList<NewsroomArticle> articles)
    {
        var items = articles.Select(article => Item(site, article)).ToList();
        items.Insert(2, Trap(site, NewsroomCatalogue.GonePath, "Report on Clearance Contract Disputed", "Tue, 08 Jul 2025 17:40:00 +0530"));
        items.Insert(4, Trap(site, NewsroomCatalogue.DeniedPath, "Embargoed: Briefing Notes for Accredited Reporters", "Mon, 07 Jul 2025 09:00:00 +0530"));
        items.Add(Trap(site, NewsroomCatalogue.ListingPath, "All our coverage of security", "Sun, 06 Jul 2025 18:00:00 +0300"));
        var channel = new XElement(
            "channel",
            new XElement("title", "Sample newsroom: latest"),
            new XElement("link", site),
            new XElement("description", "Reports from all desks & wires"),
            new XElement("language", "en"),
            new XElement("lastBuildDate", articles.Max(article => article.LastChangedAt).ToString("R", CultureInfo.InvariantCulture)),
            new XElement("ttl", "15"),
            new XElement(Atom + "link", new XAttribute("href", new Uri(site, NewsroomCatalogue.RssPath)), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
            items);
        var root = new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            channel);
        return FeedFormat.Serialise(root, "application/rss+xml; charset=utf-8", articles);
    }

    private static XElement Item(Uri site, NewsroomArticle article)
    {
        var address = FeedFormat.AddressIn(NewsroomFeed.Rss, site, article);
        var picture = article.Caption is null ? "" : $"<img src=\"{new Uri(site, "/images/teaser.svg")}\" alt=\"\" width=\"320\">";
        return new XElement(
            "item",
            new XElement("title", article.Headline),
            new XElement("link", address),
            new XElement("guid", new XAttribute("isPermaLink", "false"), $"newsroom:{article.Path}"),
            new XElement("pubDate", FeedFormat.Rfc822(article.Published)),
            article.Byline.Select(name => new XElement(DublinCore + "creator", name.Name)),
            new XElement("category", article.Section),
            new XElement("description", new XCData($"<p>{picture}{Markup.Escape(article.Teaser)}</p><p><a href=\"{Markup.Escape(address)}\">Read more&hellip;</a></p>")));
    }

    private static XElement Trap(Uri site, string path, string title, string published) => new(
        "item",
        new XElement("title", title),
        new XElement("link", new Uri(site, path)),
        new XElement("guid", new Uri(site, path)),
        new XElement("pubDate", published),
        new XElement("description", new XCData($"<p>{title}</p>")));
}
