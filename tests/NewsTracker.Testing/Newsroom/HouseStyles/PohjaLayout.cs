using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using static NewsTracker.Testing.Newsroom.Markup;

namespace NewsTracker.Testing.Newsroom.HouseStyles;

/// <summary>A Finnish regional daily on an old system: microdata, one-byte encodings, dates as 9.7.2025 klo 14.05.</summary>
internal sealed class PohjaLayout : IHouseStyle
{
    public string Key => "pohja";

    public string SiteName => "Pohjan Uutiset";

    public string Language => "fi";

    public string Render(NewsroomArticle article, PageSetting page) => $"""
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml" lang="fi">
        <head>
        {(article.EncodingDeclaredIn is EncodingDeclaration.Meta ? $"<meta http-equiv=\"Content-Type\" content=\"text/html; charset={article.Encoding}\" />" : "")}
        <title>{Escape(article.Headline)} - {SiteName}</title>
        <meta property="og:site_name" content="{SiteName}" />
        <link rel="canonical" href="{page.AddressOf(article)}" />
        </head>
        <body>
        <div id="ylapalkki"><a href="/">Etusivu</a> | <a href="/">Kotimaa</a> | <a href="/">Ulkomaat</a> | <a href="/">Talous</a> | <a href="/">Urheilu</a> | <a href="/">Sää</a> | <a href="/">Näköislehti</a> | <a href="/">Kirjaudu sisään</a></div>
        <div id="sisalto" itemscope="itemscope" itemtype="https://schema.org/NewsArticle">
        <div class="osasto">{Escape(article.Section)}</div>
        <h1 itemprop="headline">{Escape(article.Headline)}</h1>
        {(article.Standfirst is { } lede ? $"<p class=\"ingressi\" itemprop=\"description\">{Escape(lede)}</p>" : "")}
        <div class="tiedot">{string.Join(", ", article.Byline.Select(Author))}
        <span class="pvm">Julkaistu <time itemprop="datePublished" datetime="{Machine(article.Published)}">{Reader(article.Published)}</time></span>
        {(article.Modified is { } changed ? $"<span class=\"pvm\">Päivitetty <time itemprop=\"dateModified\" datetime=\"{Machine(changed)}\">{Reader(changed)}</time></span>" : "")}</div>
        <div class="jaa"><a href="#">Jaa Facebookissa</a> <a href="#">Lähetä sähköpostilla</a> <a href="#">Tulosta</a></div>
        {(article.Caption is { } caption ? $"<div class=\"kuva\"><img src=\"/images/pohja.svg\" alt=\"\" /><div class=\"kuvateksti\">{Escape(caption)} KUVA: PU-arkisto</div></div>" : "")}
        <div class="leipateksti" itemprop="articleBody">
        {Each(article.MarkedBlocks, block => block.Kind is TextBlockKind.Heading ? $"<h3>{Inline(block.Text)}</h3>" : $"<p>{Inline(block.Text)}</p>")}
        </div>
        <div class="mainos">Mainos alkaa<br /><a href="#">Kesän parhaat tilaustarjoukset: kaksi kuukautta kympillä</a><br />Mainos päättyy</div>
        </div>
        <div id="luetuimmat"><h4>Luetuimmat</h4><ol>{Each(page.Related, other => $"<li><a href=\"{other.Path}\">{Escape(other.Headline)}</a></li>")}</ol></div>
        <div id="keskustelu"><h4>Keskustelu</h4><p>Kirjaudu sisään osallistuaksesi keskusteluun. Noudatamme hyvää keskustelutapaa.</p></div>
        <div id="alapalkki">{SiteName} | Päätoimittaja: Seppo Esimerkki | Toimitus: toimitus@pohjanuutiset.example | Tietosuojaseloste</div>
        </body>
        </html>
        """;

    private static string Author(BylineName name) =>
        $"<span itemprop=\"author\" itemscope=\"itemscope\" itemtype=\"https://schema.org/{(name.IsOrganisation ? "Organization" : "Person")}\"><span itemprop=\"name\">{Escape(name.Name)}</span></span>";

    private static string Reader(PrintedInstant instant) => Clock(instant, "d.M.yyyy 'klo' H.mm");

    /// <summary>The system writes offsets without a colon, as ISO 8601's basic form has them.</summary>
    private static string Machine(PrintedInstant instant) => instant.ToString().Remove(instant.ToString().Length - 3, 1);
}
