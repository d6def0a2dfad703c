using System.Reflection;
using NewsTracker.Testing.Newsroom.HouseStyles;

namespace NewsTracker.Testing.Newsroom;

/// <summary>Everything the sample newsroom publishes before anyone edits it, and what a poll of its feeds has to make of each address.</summary>
public static class NewsroomCatalogue
{
    /// <summary>In the RSS feed, but answers 404: the poll's ledger says that the fetch failed.</summary>
    public const string GonePath = "/devd/article/law-order/3488800-withdrawn-report";

    /// <summary>In the RSS feed, but robots.txt denies it. The page exists, so a scraper that asks for it anyway gets an article and leaves a trace in the request log.</summary>
    public const string DeniedPath = "/private/embargoed-briefing";

    /// <summary>In the RSS feed, but it is a section front: the ledger says that it is not an article.</summary>
    public const string ListingPath = "/baltic/section/security";

    /// <summary>A section front of cards on several pages (<c>?page=2</c>), in no feed and without one: only its links tell of its articles.</summary>
    public const string PagedListingPath = "/gazeta/dzial/obrona";

    /// <summary>Cards on each page of <see cref="PagedListingPath"/>.</summary>
    public const int CardsOnPage = 4;

    /// <summary>In the full-text feed; its page answers 503 until the newsroom is told that the outage is over.</summary>
    public const string OutagePath = "/wire/world/relay-outage-report";

    /// <summary>An Atom feed with the whole text of its one article, that of <see cref="OutagePath"/>.</summary>
    public const string FullTextPath = "/full-text.xml";

    public const string RssPath = "/rss.xml";

    public const string AtomPath = "/atom.xml";

    public const string SitemapPath = "/news-sitemap.xml";

    internal static IReadOnlyDictionary<string, IHouseStyle> Styles { get; } =
        new IHouseStyle[] { new DevdLayout(), new BalticLayout(), new PohjaLayout(), new WireLayout(), new GazetaLayout() }.ToDictionary(style => style.Key);

    /// <summary>The articles, by path.</summary>
    public static IReadOnlyDictionary<string, NewsroomArticle> Articles { get; } = ReadArticles().ToDictionary(article => article.Path);

    /// <summary>The articles that a feed lists, newest first.</summary>
    public static IReadOnlyList<NewsroomArticle> ListedIn(NewsroomFeed feed) => ListedIn(feed, Articles.Values);

    /// <summary>The bytes of an article's page, as a newsroom at that address serves them.</summary>
    public static byte[] PageOf(NewsroomArticle article, Uri site) =>
        NewsroomSite.Find(article.Path, 1, site, Articles)?.Content ?? throw new ArgumentException($"The newsroom has no article at {article.Path}.", nameof(article));

    internal static IReadOnlyList<NewsroomArticle> ListedIn(NewsroomFeed feed, IEnumerable<NewsroomArticle> articles) =>
        [.. NewestFirst(articles.Where(article => article.Feeds.Any(placement => placement.Feed == feed)))];

    /// <summary>The articles that the cards of <see cref="PagedListingPath"/> lead to, in their order.</summary>
    public static IReadOnlyList<NewsroomArticle> OnCards => [.. NewestFirst(Articles.Values.Where(article => article.Style is "gazeta" or "pohja"))];

    internal static IOrderedEnumerable<NewsroomArticle> NewestFirst(IEnumerable<NewsroomArticle> articles) =>
        articles.OrderByDescending(article => article.Published.ToUtc()).ThenBy(article => article.Path, StringComparer.Ordinal);

    private static IEnumerable<NewsroomArticle> ReadArticles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Newsroom/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return ArticleFile.Parse(reader.ReadToEnd(), Styles[name.Replace('\\', '/').Split('/')[1]]);
        }
    }
}
