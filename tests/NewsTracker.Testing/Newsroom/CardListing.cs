using System.Globalization;
using static NewsTracker.Testing.Newsroom.Markup;

namespace NewsTracker.Testing.Newsroom;

/// <summary>A section front as many papers have it: cards with kicker, headline, summary and date between boxes of other links, on several pages.</summary>
internal static class CardListing
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    public static string? Write(IEnumerable<NewsroomArticle> articles, int page)
    {
        var all = NewsroomCatalogue.NewestFirst(articles.Where(article => article.Style is "gazeta" or "pohja")).ToList();
        var pages = (all.Count + NewsroomCatalogue.CardsOnPage - 1) / NewsroomCatalogue.CardsOnPage;
        if (page < 1 || page > pages)
            return null;
        var shown = all.Skip((page - 1) * NewsroomCatalogue.CardsOnPage).Take(NewsroomCatalogue.CardsOnPage);
        return $"""
            <!DOCTYPE html>
            <html lang="pl">
            <head><meta charset="utf-8"><title>Obrona | Gazeta Nadwiślańska</title></head>
            <body class="dzial">
            <header class="top"><a href="/">Gazeta Nadwiślańska</a><nav><a href="/gazeta/dzial/kraj">Wiadomości z kraju i regionu</a> <a href="{NewsroomCatalogue.PagedListingPath}">Obrona i bezpieczeństwo kraju</a></nav></header>
            <main>
            <h1>Obrona</h1>
            <div class="grid">
            {Each(shown.Index(), card => Card(card.Item, card.Index))}
            </div>
            <ul class="paginacja pagination">{(page > 1 ? $"<li><a href=\"{NewsroomCatalogue.PagedListingPath}?page={page - 1}\">Nowsze</a></li>" : "")}{(page < pages ? $"<li><a class=\"next\" href=\"{NewsroomCatalogue.PagedListingPath}?page={page + 1}\">Starsze</a></li>" : "")}</ul>
            </main>
            <aside class="najczesciej"><h2>Najczęściej czytane</h2><ol>{Each(all.Take(5), article => $"<li><a href=\"{article.Path}\">{Escape(article.Headline)}</a></li>")}</ol></aside>
            <footer><a href="/gazeta/o-nas">O redakcji i zasadach korzystania z serwisu</a></footer>
            </body>
            </html>
            """;
    }

    private static string Card(NewsroomArticle article, int index) => $"""
        <div class="card card-{index}"><a class="card-link" href="{article.Path}"><span class="kicker">{Escape(article.Section)}</span><h2 lang="{article.Language}">{Escape(article.Headline)}</h2></a>
        <p class="summary">{Escape(article.Teaser)}</p><span class="card-date">{Clock(article.Published, "d MMMM yyyy", Polish)}</span></div>
        """;
}
