using System.Xml.Linq;

namespace NewsTracker.Testing.Newsroom.Feeds;

/// <summary>An Atom feed that carries its one article whole.</summary>
internal static class FullTextFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static NewsroomDocument Write(Uri site, NewsroomArticle article)
    {
        var address = new Uri(site, article.Path);
        var root = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", new Uri(site, NewsroomCatalogue.FullTextPath)),
            new XElement(Atom + "title", "Sample newsroom: full text"),
            new XElement(Atom + "updated", FeedFormat.Rfc3339(article.Published)),
            new XElement(
                Atom + "entry",
                new XElement(Atom + "id", address),
                new XElement(Atom + "title", article.Headline),
                new XElement(Atom + "link", new XAttribute("href", address)),
                new XElement(Atom + "published", FeedFormat.Rfc3339(article.Published)),
                new XElement(Atom + "updated", FeedFormat.Rfc3339(article.Published)),
                new XElement(Atom + "author", new XElement(Atom + "name", "Relay desk")),
                new XElement(Atom + "content", new XAttribute("type", "html"), Markup.Each(article.MarkedBlocks, block => $"<p>{Markup.Inline(block.Text)}</p>"))));
        return FeedFormat.Serialise(root, "application/atom+xml; charset=utf-8", [article]);
    }
}
