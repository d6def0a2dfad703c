using System.Text.Json;
using NewsTracker.Core.Extraction;
using static NewsTracker.Testing.Newsroom.Markup;

namespace NewsTracker.Testing.Newsroom.HouseStyles;

/// <summary>A Baltic public broadcaster in English: linked data in a graph, Open Graph, and boxes of every kind around and inside the text.</summary>
internal sealed class BalticLayout : IHouseStyle
{
    public string Key => "baltic";

    public string SiteName => "Baltic Public News";

    public string Language => "en";

    public string Render(NewsroomArticle article, PageSetting page) => $"""
        <!doctype html>
        <html lang="en" prefix="og: https://ogp.me/ns#">
        <head>
        <meta charset="utf-8">
        <title>{Escape(article.Headline)} | {SiteName}</title>
        <link rel="canonical" href="{page.AddressOf(article)}">
        <meta property="og:type" content="article">
        <meta property="og:site_name" content="{SiteName}">
        <meta property="og:title" content="{Escape(article.Headline)}">
        <meta property="og:url" content="{page.AddressOf(article)}">
        <meta property="og:locale" content="en_GB">
        {(article.Standfirst is { } summary ? $"<meta name=\"description\" content=\"{Escape(summary)}\">\n<meta property=\"og:description\" content=\"{Escape(summary)}\">" : "")}
        <meta property="article:published_time" content="{article.Published}">
        {(article.Modified is null ? "" : $"<meta property=\"article:modified_time\" content=\"{article.Modified}\">")}
        <script type="application/ld+json">{LinkedData(article, page)}</script>
        </head>
        <body class="article-page">
        <div id="cookie-consent" role="dialog" aria-label="Cookies"><p>We use cookies to measure our audience and to improve the service. You can change your choice at any time.</p><button>Accept all</button><button>Only necessary</button></div>
        <header class="site-header"><a href="/" class="logo">{SiteName}</a><nav aria-label="Main"><ul><li><a href="/">News</a></li><li><a href="{NewsroomCatalogue.ListingPath}">Security</a></li><li><a href="/">Economy</a></li><li><a href="/">Culture</a></li><li><a href="/">Podcasts</a></li></ul></nav></header>
        <main>
        <nav class="breadcrumbs"><a href="/">Home</a> / <a href="{NewsroomCatalogue.ListingPath}">{Escape(article.Section)}</a></nav>
        <article>
        <header><h1>{Escape(article.Headline)}</h1>
        {(article.Standfirst is { } lede ? $"<p class=\"article__lead\">{Escape(lede)}</p>" : "")}
        <div class="article__meta"><span class="article__authors">{string.Join(", ", article.Byline.Select(Author))}</span> <time datetime="{article.Published}">{Clock(article.Published, "dd.MM.yyyy HH:mm")}</time>{(article.Modified is { } changed ? $" <span class=\"updated\">Updated: <time datetime=\"{changed}\">{Clock(changed, "dd.MM.yyyy HH:mm")}</time></span>" : "")}</div>
        <ul class="share"><li><button>Share on Facebook</button></li><li><button>Copy link</button></li><li><button>Print</button></li></ul>
        </header>
        {(article.Caption is { } caption ? $"<figure><img src=\"/images/baltic.svg\" alt=\"\"><figcaption>{Escape(caption)} <span class=\"credit\">Photo: BPN archive</span></figcaption></figure>" : "")}
        <div class="article__body">
        {Each(article.MarkedBlocks.Index(), item => Block(item.Item) + Interruption(item.Index, page)).Replace("</ul>\n<ul>", "\n", StringComparison.Ordinal)}
        </div>
        <aside class="newsletter"><h3>The week in the Baltics</h3><p>Five stories in your inbox every Friday. No advertising, ever.</p><form><label>E-mail <input type="email"></label><button>Subscribe</button></form></aside>
        <p class="editor">Found a mistake? Select it and press Ctrl + Enter.</p>
        </article>
        <section class="related"><h2>Related stories</h2>{Each(page.Related, other => $"<div class=\"card\"><a href=\"{other.Path}\"><h3>{Escape(other.Headline)}</h3></a><time datetime=\"{other.Published}\">{Clock(other.Published, "dd.MM.yyyy")}</time></div>")}</section>
        </main>
        <footer><p>{SiteName} is a public service. Reuse with attribution.</p><p>Editor on duty: +371 5550100, news@bpn.example</p></footer>
        </body>
        </html>
        """;

    private static string Author(BylineName name) =>
        $"<a rel=\"author\" href=\"/baltic/author/{Uri.EscapeDataString(name.Name.ToLowerInvariant().Replace(' ', '-'))}\">{Escape(name.Name)}</a>";

    private static string Block(TextBlock block) => block.Kind switch
    {
        TextBlockKind.Heading => $"<h2>{Inline(block.Text)}</h2>",
        TextBlockKind.Quote => $"<blockquote><p>{Inline(block.Text)}</p></blockquote>",
        TextBlockKind.ListItem => $"<ul><li>{Inline(block.Text)}</li></ul>",
        _ => $"<p>{Inline(block.Text)}</p>",
    };

    /// <summary>Boxes that stand between the paragraphs.</summary>
    private static string Interruption(int index, PageSetting page) => index switch
    {
        1 => $"\n<aside class=\"inline-related\"><span>Read also</span> <a href=\"{page.Related[0].Path}\">{Escape(page.Related[0].Headline)}</a></aside>",
        2 => "\n<div class=\"ad\" aria-hidden=\"true\"><span>Advertisement</span></div>",
        _ => "",
    };

    private string LinkedData(NewsroomArticle article, PageSetting page)
    {
        var publisher = new Uri(page.Site, "#publisher").AbsoluteUri;
        var report = new Dictionary<string, object>
        {
            ["@type"] = "NewsArticle",
            ["@id"] = page.AddressOf(article) + "#article",
            ["headline"] = article.Headline,
            ["datePublished"] = article.Published.ToString(),
            ["author"] = article.Byline.Select(name => new Dictionary<string, object> { ["@type"] = name.IsOrganisation ? "Organization" : "Person", ["name"] = name.Name }),
            ["publisher"] = new Dictionary<string, object> { ["@id"] = publisher },
            ["inLanguage"] = Language,
            ["articleSection"] = article.Section,
            ["mainEntityOfPage"] = page.AddressOf(article),
        };
        if (article.Modified is { } modified)
            report["dateModified"] = modified.ToString();
        if (article.Standfirst is { } standfirst)
            report["description"] = standfirst;
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@graph"] = new object[]
            {
                new Dictionary<string, object> { ["@type"] = "WebSite", ["@id"] = new Uri(page.Site, "#website").AbsoluteUri, ["name"] = SiteName, ["url"] = page.Site.AbsoluteUri },
                new Dictionary<string, object> { ["@type"] = "NewsMediaOrganization", ["@id"] = publisher, ["name"] = SiteName },
                report,
            },
        });
    }
}
