using NewsTracker.Testing.Newsroom.Feeds;
using NewsTracker.Testing.Newsroom.HouseStyles;

namespace NewsTracker.Testing.Newsroom;

/// <summary>What stands at each address of the site, given the articles as they are now.</summary>
internal static class NewsroomSite
{
    private const int RelatedCount = 4;

    public static NewsroomDocument? Find(string path, int page, Uri site, IReadOnlyDictionary<string, NewsroomArticle> articles)
    {
        var newest = articles.Values.Max(article => article.LastChangedAt);
        return path switch
        {
            "/" => NewsroomDocument.Utf8(ListingPages.Home(articles.Values), "text/html; charset=utf-8", newest),
            "/robots.txt" => NewsroomDocument.Utf8(Robots(site), "text/plain; charset=utf-8", newest),
            NewsroomCatalogue.RssPath => RssFeed.Write(site, NewsroomCatalogue.ListedIn(NewsroomFeed.Rss, articles.Values)),
            NewsroomCatalogue.AtomPath => AtomFeed.Write(site, NewsroomCatalogue.ListedIn(NewsroomFeed.Atom, articles.Values)),
            NewsroomCatalogue.SitemapPath => NewsSitemap.Write(site, NewsroomCatalogue.ListedIn(NewsroomFeed.Sitemap, articles.Values)),
            NewsroomCatalogue.ListingPath => NewsroomDocument.Utf8(ListingPages.Section(articles.Values), "text/html; charset=utf-8", newest),
            NewsroomCatalogue.PagedListingPath => CardListing.Write(articles.Values, page) is { } cards ? NewsroomDocument.Utf8(cards, "text/html; charset=utf-8", newest) : null,
            NewsroomCatalogue.FullTextPath => FullTextFeed.Write(site, Outage(articles)),
            NewsroomCatalogue.OutagePath => Page(Outage(articles), site, articles),
            NewsroomCatalogue.DeniedPath => Page(Embargoed(articles), site, articles),
            _ when path.StartsWith("/images/", StringComparison.Ordinal) => NewsroomDocument.Utf8(Picture, "image/svg+xml", newest),
            _ => articles.TryGetValue(path, out var article) ? Page(article, site, articles) : null,
        };
    }

    private const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#8a9199"/></svg>""";

    private static string Robots(Uri site) => $"""
        # Welcome, robots.
        User-agent: *
        Allow: /
        Disallow: /private/

        User-agent: GreedyBot
        Disallow: /

        Sitemap: {new Uri(site, NewsroomCatalogue.SitemapPath)}

        """;

    private static NewsroomDocument Page(NewsroomArticle article, Uri site, IReadOnlyDictionary<string, NewsroomArticle> articles)
    {
        var house = NewsroomCatalogue.NewestFirst(articles.Values.Where(other => other.Style == article.Style)).ToList();
        var start = house.FindIndex(other => other.Path == article.Path) + 1;
        var related = Enumerable.Range(0, house.Count).Select(step => house[(start + step) % house.Count])
            .Where(other => other.Path != article.Path).Take(RelatedCount).ToList();
        var html = NewsroomCatalogue.Styles[article.Style].Render(article, new PageSetting(site, related));
        return new NewsroomDocument(
            PageEncoding.Encode(html, article.Encoding),
            article.EncodingDeclaredIn is EncodingDeclaration.Header ? $"text/html; charset={article.Encoding}" : "text/html",
            article.LastChangedAt);
    }

    private static NewsroomArticle Outage(IReadOnlyDictionary<string, NewsroomArticle> articles) =>
        NewsroomCatalogue.NewestFirst(articles.Values.Where(article => article.Style == "wire")).First() with
        {
            Path = NewsroomCatalogue.OutagePath,
            Headline = "Relay Outage Keeps Correspondents Off the Wire",
        };

    private static NewsroomArticle Embargoed(IReadOnlyDictionary<string, NewsroomArticle> articles) =>
        NewsroomCatalogue.NewestFirst(articles.Values.Where(article => article.Style == "devd")).First() with
        {
            Path = NewsroomCatalogue.DeniedPath,
            Headline = "Embargoed: Briefing Notes for Accredited Reporters",
        };
}
