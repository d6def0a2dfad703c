using System.Xml.Linq;

namespace NewsTracker.Testing.Newsroom.Feeds;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static NewsroomDocument Write(Uri site, IReadOnlyList<NewsroomArticle> articles)
    {
        var updated = articles.MaxBy(article => article.LastChangedAt)!;
        var root = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", "tag:newsroom.example,2025:regions"),
            new XElement(Atom + "title", "Sample newsroom: regions"),
            new XElement(Atom + "updated", FeedFormat.Rfc3339(updated.Modified ?? updated.Published)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", new Uri(site, NewsroomCatalogue.AtomPath))),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", site)),
            articles.Select(article => Entry(site, article)));
        return FeedFormat.Serialise(root, "application/atom+xml; charset=utf-8", articles);
    }

    private static XElement Entry(Uri site, NewsroomArticle article) => new(
        Atom + "entry",
        new XAttribute(XNamespace.Xml + "lang", article.Language),
        new XElement(Atom + "id", $"tag:newsroom.example,2025:{article.Path}"),
        new XElement(Atom + "title", new XAttribute("type", "html"), Markup.Escape(article.Headline)),
        new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", FeedFormat.AddressIn(NewsroomFeed.Atom, site, article))),
        new XElement(Atom + "published", FeedFormat.Rfc3339(article.Published)),
        new XElement(Atom + "updated", FeedFormat.Rfc3339(article.Modified ?? article.Published)),
        (article.Byline.Count > 0 ? article.Byline.Select(name => name.Name) : [article.SiteName])
            .Select(name => new XElement(Atom + "author", new XElement(Atom + "name", name))),
        new XElement(Atom + "category", new XAttribute("term", article.Section)),
        new XElement(Atom + "summary", new XAttribute("type", "html"), $"<p>{Markup.Escape(article.Teaser)}</p>"));
}
