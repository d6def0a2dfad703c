using System.Xml.Linq;

namespace NewsTracker.Testing.Newsroom.Feeds;

/// <summary>A sitemap with Google's news extension.</summary>
internal static class NewsSitemap
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    public static NewsroomDocument Write(Uri site, IReadOnlyList<NewsroomArticle> articles)
    {
        var root = new XElement(
            Sitemap + "urlset",
            new XAttribute(XNamespace.Xmlns + "news", News),
            articles.Select(article => Url(site, article)));
        return FeedFormat.Serialise(root, "application/xml; charset=utf-8", articles);
    }

    private static XElement Url(Uri site, NewsroomArticle article) => new(
        Sitemap + "url",
        new XElement(Sitemap + "loc", FeedFormat.AddressIn(NewsroomFeed.Sitemap, site, article)),
        new XElement(Sitemap + "lastmod", FeedFormat.Rfc3339(article.Modified ?? article.Published)),
        new XElement(
            News + "news",
            new XElement(News + "publication", new XElement(News + "name", article.SiteName), new XElement(News + "language", article.Language)),
            new XElement(News + "publication_date", FeedFormat.Rfc3339(article.Published)),
            new XElement(News + "title", article.Headline)));
}
