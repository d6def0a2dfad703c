using NewsTracker.Core;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Finds the feeds that an address leads to, and tries what polling each would bring. Stores nothing of what it reads.</summary>
internal sealed class SourceExplorer(NewsTrackerDbContext db, IFetcher fetcher, FeedFetching feeds, FeedTrial trial, ItemTrial items, TimeProvider clock)
{
    private const string NothingElsewhere = "No feed was found on the site's home page and in the usual places either.";

    private const int MostDeclaredSitemaps = 4;

    /// <summary>Where publishers put feeds that their pages do not name.</summary>
    private static readonly string[] FeedPlaces = ["/feed", "/rss.xml", "/rss", "/feed.xml", "/atom.xml", "/feed.json"];

    private static readonly string[] SitemapPlaces = ["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.xml"];

    public async Task ExploreAsync(Uri address, LookProgress progress, CancellationToken cancellationToken)
    {
        (address, var fetched) = await new FirstVisit(fetcher).AskAsync(address, progress, cancellationToken);
        var home = fetched is FetchOutcome.Fetched { FinalUrl: var final } ? final : address;
        if (LookProblem.IsFinal(fetched))
        {
            await progress.FailAsync(LookProblem.Of(address, fetched));
            return;
        }

        await LookAtPageAsync(address, fetched, progress, cancellationToken);
        if (!progress.IsAtAFeed)
        {
            await LookAroundAsync(home, progress, cancellationToken);
        }

        await trial.FillUpAsync(home, progress, cancellationToken);
        if (progress.Findings.Feeds.Count == 0 && ProblemOf(address, fetched) is { } problem)
        {
            await progress.FailAsync(problem);
            return;
        }

        if (ElsewhereWords(address, fetched, progress.Findings.Feeds) is { } elsewhere)
        {
            await progress.TellAsync(elsewhere);
        }

        await progress.NameAsync(null, Uri.TryCreate(progress.Findings.HomeUrl, UriKind.Absolute, out var known) ? known : home);
        if (SuggestedFeed.Find(progress.Findings.Feeds) is { } suggested)
        {
            await progress.SuggestAsync(suggested);
        }

        await items.TryAsync(progress, cancellationToken);
        await progress.FinishAsync();
    }

    /// <summary>Why the address itself leads to nothing; absent where it is a page.</summary>
    private static string? ProblemOf(Uri address, FetchOutcome fetched) => fetched switch
    {
        FetchOutcome.Fetched page => DocumentWords.Of(page) is { } words ? $"What lies at {address} is {words}. {NothingElsewhere} Paste the address of a page that lists articles, such as the home page." : null,
        _ => LookProblem.Of(address, fetched, NothingElsewhere),
    };

    /// <summary>That what was found is not of the address itself, which gave nothing to read; absent where it did.</summary>
    private static string? ElsewhereWords(Uri address, FetchOutcome fetched, IReadOnlyList<FoundFeed> found)
    {
        var words = $"{(found.Count == 1 ? "this is the feed" : "these are the feeds")} {(found.All(feed => feed.Where == FoundWhere.Home) ? "of its home page" : "that its site has elsewhere")}.";
        return fetched switch
        {
            _ when found.Count == 0 => null,
            FetchOutcome.Refused refused => $"The address you gave answered {(int)refused.Status}; {words}",
            FetchOutcome.Fetched page => DocumentWords.Of(page) is { } document && found.All(feed => feed.Url != address.AbsoluteUri) ? $"What lies at the address you gave is {document}; {words}" : null,
            _ => $"The address you gave could not be read; {words} {fetched.Explanation}",
        };
    }

    /// <summary>What lies at the address itself: a feed, or a page that names feeds or lists articles.</summary>
    private async Task LookAtPageAsync(Uri address, FetchOutcome fetched, LookProgress progress, CancellationToken cancellationToken)
    {
        if (fetched is not FetchOutcome.Fetched page)
        {
            await progress.NoteAsync(address, fetched.Explanation, hasFound: false);
            return;
        }

        if (await feeds.ReadAsync(page, cancellationToken) is FeedReading.Read { Document: var document })
        {
            var home = Uri.TryCreate(document.Link, UriKind.Absolute, out var link) && HostName.Of(link) == HostName.Of(address) ? link : address;
            await progress.NameAsync(document.Title, home);
            await trial.AddAsync(address, FoundWhere.Address, document, progress, cancellationToken);
            return;
        }

        var found = await ReadingRoom.ReadAsync(page.Body.Length, () => PageFeeds.Read(page.Body, page.ContentType, page.FinalUrl), cancellationToken);
        await progress.NameAsync(found.SiteName, page.FinalUrl);
        await progress.NoteAsync(address, found.Feeds.Count == 0 && DocumentWords.Of(page) is { } words ? $"It is {words}." : NamesWords(found.Feeds.Count), found.Feeds.Count > 0);
        await TryAllAsync(found.Feeds.Select(feed => (feed.Url, feed.IsDeclared ? FoundWhere.Page : FoundWhere.Link)), progress, cancellationToken);
        var read = await ReadingRoom.ReadAsync(page.Body.Length, () => ListingReader.Read(page.Body, page.ContentType, page.FinalUrl, clock.Today(), rules: null), cancellationToken);
        if (read is ListingOutcome.Read listing)
        {
            await trial.AddAsync(address, FoundWhere.Address, listing.Document, progress, cancellationToken, ListingRulesJson.Write(listing.Rules));
        }
    }

    /// <summary>What the site's robots.txt and the usual places hold.</summary>
    private async Task LookAroundAsync(Uri home, LookProgress progress, CancellationToken cancellationToken)
    {
        if (!progress.HasNews && home.AbsolutePath != "/")
        {
            await LookAtHomePageAsync(new Uri(home, "/"), progress, cancellationToken);
        }

        await TryAllAsync(FeedPlaces.TakeWhile(_ => !progress.HasNews).Select(place => (new Uri(home, place), FoundWhere.CommonPlace)), progress, cancellationToken);
        var sitemaps = await DeclaredSitemapsAsync(home, cancellationToken);
        if (sitemaps.Count > 0)
        {
            var all = $"Names {Counting.Of(sitemaps.Count, "sitemap")}";
            await progress.NoteAsync(new Uri(home, "/robots.txt"), sitemaps.Count > MostDeclaredSitemaps ? $"{all}; the first {MostDeclaredSitemaps}, those of news before others, were looked at." : $"{all}.", hasFound: true);
        }

        var places = sitemaps.Count > 0 ? sitemaps.Take(MostDeclaredSitemaps).Select(url => (url, FoundWhere.Robots)) : SitemapPlaces.Select(place => (new Uri(home, place), FoundWhere.CommonPlace));
        await TryAllAsync(places, progress, cancellationToken);
    }

    /// <summary>The feeds that the site's home page names, where an inner page named none.</summary>
    private async Task LookAtHomePageAsync(Uri home, LookProgress progress, CancellationToken cancellationToken)
    {
        await progress.DoAsync($"Looking at {home}.");
        var fetched = await fetcher.FetchAsync(new FetchRequest(home), cancellationToken);
        if (fetched is not FetchOutcome.Fetched page)
        {
            await progress.NoteAsync(home, fetched.Explanation, hasFound: false);
            return;
        }

        var found = await ReadingRoom.ReadAsync(page.Body.Length, () => PageFeeds.Read(page.Body, page.ContentType, page.FinalUrl), cancellationToken);
        await progress.NoteAsync(home, NamesWords(found.Feeds.Count), found.Feeds.Count > 0);
        await TryAllAsync(found.Feeds.Select(feed => (feed.Url, FoundWhere.Home)), progress, cancellationToken);
    }

    private async Task TryAllAsync(IEnumerable<(Uri Url, FoundWhere Where)> places, LookProgress progress, CancellationToken cancellationToken)
    {
        foreach (var (url, where) in places)
        {
            await trial.TryAsync(url, where, progress, cancellationToken);
        }
    }

    private static string NamesWords(int feeds) => feeds == 0 ? "A page that names no feeds." : $"A page that names {Counting.Of(feeds, "feed")}.";

    /// <summary>The sitemaps of the robots.txt that was read for the page's sake, news first.</summary>
    private async Task<IReadOnlyList<Uri>> DeclaredSitemapsAsync(Uri home, CancellationToken cancellationToken) =>
        [.. SitemapOrder.NewestFirst((await DeclaredSitemaps.OfAsync(db, home, cancellationToken)).Select(url => new SitemapReference(url.AbsoluteUri, null)).Reverse()).Select(sitemap => new Uri(sitemap.Address))];
}
