using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.BackFill;

/// <summary>Goes through a site's sitemaps: those robots.txt names, those the source polls, and <c>/sitemap.xml</c>; where none is named, the other usual places, too.</summary>
internal sealed class SitemapWalk(NewsTrackerDbContext db, PatientFetching fetching)
{
    private const int MostSitemaps = 1000;

    private static readonly string[] UsualPlaces = ["/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml"];

    private readonly HashSet<Uri> guesses = [];
    private readonly Dictionary<Uri, FetchOutcome> answers = [];

    /// <summary>How many sitemaps were read, and how many addresses had no date to judge by.</summary>
    public (int Sitemaps, int Undated, int Unreadable) Searched { get; private set; }

    /// <summary>Why the first one that could not be read could not; absent where all were read.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What each sitemap lists of the range, sitemap by sitemap.</summary>
    public async IAsyncEnumerable<IReadOnlyList<(CanonicalUrl Url, DateOnly? Day)>> ReadAsync(
        Uri home, IReadOnlyCollection<string> feedUrls, BackFillRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new Queue<Uri>(await RootsAsync(home, feedUrls, cancellationToken));
        var seen = new HashSet<Uri>(waiting);
        while (waiting.TryDequeue(out var address) && Searched.Sitemaps + Searched.Unreadable < MostSitemaps)
        {
            if (await ReadAsync(address, cancellationToken) is not { } document)
            {
                continue;
            }

            Searched = Searched with { Sitemaps = Searched.Sitemaps + 1 };
            foreach (var child in document.ListedSitemaps)
            {
                if (Uri.TryCreate(child.Address, UriKind.Absolute, out var url) && MayCover(url, range) && !IsOlder(child, range) && seen.Add(url))
                {
                    waiting.Enqueue(url);
                }
            }

            yield return Within(document, home, range);
        }
    }

    private async Task<IReadOnlyList<Uri>> RootsAsync(Uri home, IReadOnlyCollection<string> feedUrls, CancellationToken cancellationToken)
    {
        // Asking for the first usual place has robots.txt read, if it was not of late.
        var usual = UsualPlaces.Select(path => new Uri(home, path)).ToList();
        var first = answers[usual[0]] = await fetching.FetchAsync(new FetchRequest(usual[0]), cancellationToken);
        var declared = await DeclaredSitemaps.OfAsync(db, home, cancellationToken);
        var named = declared.Concat(feedUrls.Select(text => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : null).OfType<Uri>()).Distinct().ToList();
        guesses.UnionWith(named.Count == 0 ? usual : first is FetchOutcome.Fetched ? usual.Take(1).Except(named) : []);
        return [.. named, .. guesses];
    }

    private async Task<FeedDocument?> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        var fetched = answers.Remove(address, out var answer) ? answer : await fetching.FetchAsync(new FetchRequest(address), cancellationToken);
        if (fetched is FetchOutcome.Fetched page
            && await ReadingRoom.ReadAsync(page.Body.Length, () => FeedReader.Read(page.Body, page.ContentType, page.FinalUrl), cancellationToken) is FeedOutcome.Read { Document: { Kind: FeedKind.Sitemap or FeedKind.SitemapIndex or FeedKind.NewsSitemap } document })
        {
            return document;
        }

        // That a place nobody named has no sitemap is no fault.
        if (!guesses.Contains(address) || fetched is not (FetchOutcome.Fetched or FetchOutcome.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone }))
        {
            Searched = Searched with { Unreadable = Searched.Unreadable + 1 };
        }

        Trouble ??= fetched is FetchOutcome.Fetched ? $"{address} is no sitemap." : fetched.Explanation;
        return null;
    }

    /// <summary>A sitemap whose address names a month far from the range is not read. Publishers cut months by their own clock: hence a day of slack.</summary>
    private static bool MayCover(Uri url, BackFillRange range) =>
        AddressPeriod.OfSitemap(url) is not { } period || new BackFillRange(range.From.AddDays(-1), range.To.AddDays(1)).Overlaps(period);

    /// <summary>What last changed before the range holds nothing that was published in it.</summary>
    private static bool IsOlder(SitemapReference sitemap, BackFillRange range) => sitemap.Updated is { } updated && DateOnly.FromDateTime(updated.Local) < range.From.AddDays(-1);

    private List<(CanonicalUrl Url, DateOnly? Day)> Within(FeedDocument document, Uri home, BackFillRange range)
    {
        var within = new List<(CanonicalUrl, DateOnly?)>();
        foreach (var entry in document.Entries)
        {
            // A sitemap speaks for its own site only.
            if (!CanonicalUrl.TryParse(entry.Link, out var url) || !SameSite.Is(url.Uri, home))
            {
                continue;
            }

            switch (range.Judge(entry, url.Uri))
            {
                case BackFillVerdict.Within found:
                    within.Add((url, found.Day));
                    break;
                case BackFillVerdict.Undated:
                    Searched = Searched with { Undated = Searched.Undated + 1 };
                    break;
                case BackFillVerdict.Outside:
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return within;
    }
}
