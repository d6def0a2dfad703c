using static NewsTracker.Testing.Newsroom.Markup;

namespace NewsTracker.Testing.Newsroom.HouseStyles;

/// <summary>An Indian news portal: headline printed twice, a summary, day-first dates in visible text only, numbered boxes below the text.</summary>
internal sealed class DevdLayout : IHouseStyle
{
    private static readonly string[] Trending =
    [
        "Monsoon Arrives Early: Reservoirs Fill Across the Western Ghats",
        "Rail Ministers Agree on Night Train Across Three Borders",
        "Chip Makers Weigh New Plants as Export Rules Shift",
        "Cricket Board Names Squad for the Winter Tour of Australia",
    ];

    private static readonly string[] Opinion =
    [
        "Why Small Ports Will Decide the Future of Shipping",
        "What Village Schools Can Teach the Makers of Learning Software",
        "The Hidden Price of Cheap Cooling in Crowded Cities",
    ];

    public string Key => "devd";

    public string SiteName => "Devdiscourse";

    public string Language => "en";

    public string Render(NewsroomArticle article, PageSetting page) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>{Escape(article.Headline)} | {Escape(article.Section)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="description" content="{Escape(article.Standfirst!)}">
        <meta property="og:site_name" content="Devdiscourse">
        <meta property="og:title" content="{Escape(article.Headline)} | {Escape(article.Section)}">
        <link rel="canonical" href="{page.AddressOf(article)}">
        </head>
        <body>
        <div class="top-bar"><span class="date">{Clock(article.Published, "yyyy-MM-dd")}</span> <a href="#" class="left-menu">Left Menu</a></div>
        <div id="sidemenu" class="offcanvas"><ul>
        <li><a href="/">Home</a></li><li><a href="/">News</a></li><li><a href="/">Live Discourse</a></li><li><a href="/">Blogs &amp; Opinions</a></li><li><a href="/">Press Release</a></li><li><a href="/">Videos</a></li>
        </ul></div>
        <main class="container"><div class="row"><div class="col-md-8" id="newsdetail">
        <h1 class="article-head">{Escape(article.Headline)}</h1>
        <div class="highlights"><p>{Escape(article.Standfirst!)}</p></div>
        <div class="article-info"><span class="author"><a href="/devd/desk">{Escape(string.Join(", ", article.Byline.Select(name => name.Name)))}</a></span> | <span>Updated: {Clock(article.Modified ?? article.Published, "dd-MM-yyyy HH:mm")} IST</span> | <span>Created: {Clock(article.Published, "dd-MM-yyyy HH:mm")} IST</span></div>
        <figure class="post-thumb"><img src="/images/devd.svg" alt="{Escape(article.Headline)}"><figcaption>{Escape(article.Headline)}<br><small>This image was made by AI and shows no real place or event. It is a fictional picture for illustration only.</small></figcaption></figure>
        <div class="share"><a href="#">Facebook</a><a href="#">X</a><a href="#">WhatsApp</a></div>
        <div class="article-text">
        {Each(article.MarkedBlocks, block => $"<p>{Inline(block.Text)}</p>")}
        </div>
        <div class="read-more"><b>READ MORE ON:</b> {Each(article.Section.Split(' '), tag => $"<a href=\"/devd/tag/{tag}\" class=\"tag\">{tag}</a>")} <a href="/devd/tag/landmines" class="tag">landmines</a> <a href="/devd/tag/treaty" class="tag">treaty</a></div>
        </div>
        <aside class="col-md-4">
        <h3>TRENDING</h3>
        {Each(Trending.Index(), item => $"<div class=\"trend\"><span class=\"num\">{item.Index + 1}</span><a href=\"/devd/t/{item.Index}\"><img src=\"/images/t{item.Index}.svg\" alt=\"{Escape(item.Item)}\"></a><h4><a href=\"/devd/t/{item.Index}\">{Escape(item.Item)}</a></h4><span class=\"region\">Global</span></div>")}
        <h3>OPINION / BLOG / INTERVIEW</h3>
        {Each(Opinion, title => $"<p class=\"op\"><a href=\"/devd/blog\">{Escape(title)}</a></p>")}
        <h3>Latest News</h3>
        <ul>{Each(page.Related, other => $"<li><a href=\"{other.Path}\">{Escape(other.Headline)}</a></li>")}</ul>
        </aside></div></main>
        <footer>
        <h5>Connect us on</h5><p><a href="#">LinkedIn</a> <a href="#">Quora</a> <a href="#">Youtube</a> <a href="{NewsroomCatalogue.RssPath}">RSS</a></p>
        <p><a href="#">Give Feedback</a> <a href="#">Subscribe to our Newsletter</a></p>
        <h5>SECTORS</h5><h5>EDITIONS</h5><h5>OTHER LINKS</h5><h5>OTHER PRODUCTS</h5><h5>CONNECT</h5>
        <address>Devdiscourse<br>14 Example Marg, New Delhi<br>Email: info@devdiscourse.example<br>Phone: +91-720-5550101, +91-7025550102, 03, 04</address>
        <p><a href="#">Disclaimer</a> | <a href="#">Terms of use</a> | <a href="#">Privacy Policy</a></p>
        <p>© Copyright {Clock(article.Published, "yyyy")}</p>
        </footer>
        </body>
        </html>
        """;
}
