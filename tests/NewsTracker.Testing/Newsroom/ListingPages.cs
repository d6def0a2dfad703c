using System.Text;
using static NewsTracker.Testing.Newsroom.Markup;

namespace NewsTracker.Testing.Newsroom;

/// <summary>Pages that are not articles: the front, a section, and what a missing page says.</summary>
internal static class ListingPages
{
    public static string Home(IEnumerable<NewsroomArticle> articles) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Sample newsroom</title>
        <link rel="alternate" type="application/rss+xml" title="Sample newsroom: latest" href="{NewsroomCatalogue.RssPath}">
        <link rel="alternate" type="application/atom+xml" title="Sample newsroom: regions" href="{NewsroomCatalogue.AtomPath}">
        <link rel="sitemap" type="application/xml" href="{NewsroomCatalogue.SitemapPath}">
        </head>
        <body>
        <header><h1>Sample newsroom</h1><p><a href="{NewsroomCatalogue.RssPath}">RSS</a> <a href="{NewsroomCatalogue.AtomPath}">Atom</a> <a href="{NewsroomCatalogue.SitemapPath}">News sitemap</a></p></header>
        <main>
        {Each(articles.GroupBy(article => article.Style), House)}
        <p><a href="{NewsroomCatalogue.ListingPath}">Section: security</a></p>
        </main>
        </body>
        </html>
        """;

    public static string Section(IEnumerable<NewsroomArticle> articles) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Security | Baltic Public News</title>
        <meta property="og:type" content="website">
        <meta property="og:title" content="Security">
        <meta property="og:site_name" content="Baltic Public News">
        </head>
        <body class="section-front">
        <nav><a href="/">Home</a> <a href="{NewsroomCatalogue.ListingPath}">Security</a></nav>
        <main>
        <h1>Security</h1>
        <ul class="teasers">
        {Each(NewsroomCatalogue.NewestFirst(articles.Where(article => article.Style is "baltic" or "wire")), Teaser)}
        </ul>
        <p class="pager"><a href="{NewsroomCatalogue.ListingPath}?page=2">Older stories</a></p>
        </main>
        <footer>Baltic Public News</footer>
        </body>
        </html>
        """;

    public static Task WriteNotFoundAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = "text/html; charset=utf-8";
        const string Page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Page not found</title></head>
            <body><h1>Page not found</h1><p>The page was moved or taken down. <a href="/">Go to the front page</a></p></body></html>
            """;
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.WriteAsync(Page, Encoding.UTF8, cancellationToken);
    }

    private static string House(IGrouping<string, NewsroomArticle> house) => $"""
        <section><h2>{Escape(house.First().SiteName)}</h2>
        <ul>
        {Each(NewsroomCatalogue.NewestFirst(house), article => $"<li lang=\"{article.Language}\"><a href=\"{article.Path}\">{Escape(article.Headline)}</a></li>")}
        </ul></section>
        """;

    private static string Teaser(NewsroomArticle article) => $"""
        <li><a href="{article.Path}"><h3>{Escape(article.Headline)}</h3></a> <time datetime="{article.Published}">{Clock(article.Published, "d MMMM yyyy")}</time></li>
        """;
}
