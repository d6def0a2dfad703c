using System.Globalization;
using NewsTracker.Core.Extraction;
using static NewsTracker.Testing.Newsroom.Markup;

namespace NewsTracker.Testing.Newsroom.HouseStyles;

/// <summary>A Polish daily: nested boxes with generated class names, the text split around advertisements, ISO-8859-2.</summary>
internal sealed class GazetaLayout : IHouseStyle
{
    /// <summary>Blocks in a container before an advertisement parts it from the next.</summary>
    private const int BlocksPerContainer = 2;

    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    public string Key => "gazeta";

    public string SiteName => "Gazeta Nadwiślańska";

    public string Language => "pl";

    public string Render(NewsroomArticle article, PageSetting page) => $$"""
        <!DOCTYPE html>
        <html lang="pl">
        <head>
        <meta http-equiv="Content-Type" content="text/html; charset={{article.Encoding}}">
        <title>{{Escape(article.Headline)}} | {{SiteName}}</title>
        <meta property="og:site_name" content="{{SiteName}}">
        <meta property="og:title" content="{{Escape(article.Headline)}}">
        <meta property="og:type" content="article">
        <link rel="canonical" href="{{page.AddressOf(article)}}">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"{{article.Published}}"{{(article.Modified is { } changed ? $",\"dateModified\":\"{changed}\"" : "")}}}</script>
        </head>
        <body>
        <div class="sc-1x9kq"><div class="sc-1x9kq-0 bHqLt"><a href="/">{{SiteName}}</a></div><div class="sc-8dkf2 mNuXe"><a href="/">Kraj</a><a href="/">Świat</a><a href="/">Gospodarka</a><a href="/">Opinie</a><a href="/">Zaloguj się</a><a href="/">Prenumerata</a></div></div>
        <div class="sc-77abz"><div class="sc-77abz-1 dQwRe">
        <div class="k2Jx"><span class="k2Jx-tag">{{Escape(article.Section)}}</span></div>
        <h1 class="h7Tp">{{Escape(article.Headline)}}</h1>
        {{(article.Standfirst is { } lede ? $"<div class=\"pL0s sc-lead\">{Escape(lede)}</div>" : "")}}
        <div class="zR4v"><div class="zR4v-a author">{{Escape(string.Join(", ", article.Byline.Select(name => name.Name)))}}</div><div class="zR4v-d">{{Clock(article.Published, "d MMMM yyyy, HH:mm", Polish)}}</div></div>
        <div class="u8Wn"><button>Udostępnij</button><button>Zapisz na później</button><span>12 komentarzy</span></div>
        {{(article.Caption is { } caption ? $"<div class=\"fG3h\"><img src=\"/images/gazeta.svg\" alt=\"\"><div class=\"fG3h-c\">{Escape(caption)} / Fot. archiwum GN</div></div>" : "")}}
        {{Each(article.MarkedBlocks.Chunk(BlocksPerContainer).Index(), item => Separator(item.Index, page) + Container(item.Item, item.Index))}}
        <div class="pw-premium xX1o"><p>Podoba Ci się nasza praca? Pełny dostęp do wszystkich tekstów od 9,90 zł miesięcznie.</p><a href="#">Wybierz prenumeratę</a></div>
        <div class="kM6i"><h3>Komentarze</h3>
        <div class="kM6i-1"><b>czytelnik_z_Torunia</b><p>Nareszcie ktoś to spokojnie opisał, dziękuję redakcji za ten tekst.</p></div>
        <div class="kM6i-1"><b>basia74</b><p>A kto policzy, ile to wszystko będzie nas kosztować za dziesięć lat?</p></div></div>
        <div class="rT2u"><h3>Najczęściej czytane</h3>{{Each(page.Related, other => $"<div class=\"rT2u-i\"><a href=\"{other.Path}\">{Escape(other.Headline)}</a></div>")}}</div>
        </div></div>
        <div class="sc-foot">{{SiteName}} sp. z o.o. | Regulamin | Polityka prywatności | Kontakt: redakcja@nadwislanska.example</div>
        </body>
        </html>
        """;

    /// <summary>What stands before a container: a link first, then advertisements.</summary>
    private static string Separator(int index, PageSetting page) => index switch
    {
        0 => "",
        1 => $"<div class=\"cZ5y\"><b>Czytaj także:</b> <a href=\"{page.Related[0].Path}\">{Escape(page.Related[0].Headline)}</a></div>\n",
        _ => "<div class=\"adv-slot qW9e\"><span>REKLAMA</span><a href=\"#\">Nowa kolekcja mebli ogrodowych do 40 procent taniej</a></div>\n",
    };

    private static string Container(TextBlock[] blocks, int index) => $"<div class=\"aB{index}c t3Xt\">\n{Each(blocks, Block)}\n</div>";

    private static string Block(TextBlock block) => block.Kind switch
    {
        TextBlockKind.Heading => $"<h2 class=\"sH8d\">{Inline(block.Text)}</h2>",
        TextBlockKind.Quote => $"<blockquote class=\"qT5b\">{Inline(block.Text)}</blockquote>",
        _ => $"<p class=\"pG1r\">{Inline(block.Text)}</p>",
    };
}
