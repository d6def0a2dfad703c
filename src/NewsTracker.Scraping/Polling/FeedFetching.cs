using System.Diagnostics;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Listing;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Fetches and reads feeds; a sitemap index becomes one list of its sitemaps' articles.</summary>
public sealed class FeedFetching(IFetcher fetcher, ListingFetching listings, TimeProvider clock)
{
    /// <summary>The sitemaps of an index that are read in one visit, those of an index inside it included.</summary>
    private const int MaxSitemaps = 5;

    /// <summary>The addresses of an index's sitemaps that are kept, the newest; a site's whole archive would fill the memory.</summary>
    private const int MaxIndexed = 20_000;

    /// <param name="onDocument">Told of each document that was had: each may wait long for its turn at a slow host.</param>
    public async Task<FeedReading> ReadAsync(Feed feed, Action onDocument, CancellationToken cancellationToken)
    {
        var url = new Uri(feed.Url);

        // Of an index that is as it was, the sitemaps may be new all the same.
        var request = feed.RecheckArticles || feed.Kind == FeedKind.SitemapIndex
            ? new FetchRequest(url)
            : new FetchRequest(url, feed.ETag, feed.LastModified) { ValidatorsOf = feed.ValidatorsOf is { } from ? new Uri(from) : null };
        return feed.Kind == FeedKind.Listing
            ? Bounded(await listings.ReadAsync(feed, request, onDocument, cancellationToken))
            : await WithListedAsync(await ReadOneAsync(request, cancellationToken), onDocument, cancellationToken);
    }

    public async Task<FeedReading> ReadAsync(FetchRequest request, CancellationToken cancellationToken) => await WithListedAsync(await ReadOneAsync(request, cancellationToken), static () => { }, cancellationToken);

    /// <summary>Reads what was fetched already.</summary>
    public async Task<FeedReading> ReadAsync(FetchOutcome.Fetched fetched, CancellationToken cancellationToken) =>
        await WithListedAsync(await ReadingRoom.ReadAsync(fetched.Body.Length, () => Read(fetched), cancellationToken), static () => { }, cancellationToken);

    /// <summary>An index with the articles of its sitemaps, which fails where none of them can be read; any other feed as it is.</summary>
    private async Task<FeedReading> WithListedAsync(FeedReading reading, Action onDocument, CancellationToken cancellationToken)
    {
        if (reading is not FeedReading.Read read)
        {
            return reading;
        }

        var whole = read.Document.Kind == FeedKind.SitemapIndex ? await FollowAsync(read, onDocument, cancellationToken) : read;
        return whole is FeedReading.Read { Document: var document } had ? had with { Document = document with { Entries = SitemapOrder.NewestFirst(document.Kind, document.Entries) } } : whole;
    }

    /// <summary>An index with the entries of its likeliest sitemaps; an index inside an index is opened once.</summary>
    private async Task<FeedReading> FollowAsync(FeedReading.Read read, Action onDocument, CancellationToken cancellationToken)
    {
        var (index, indexUrl) = (read.Document, read.Response.FinalUrl);
        IReadOnlyList<FeedEntry> entries = [];
        var unread = new List<FeedReading>();
        var seen = new HashSet<Uri> { indexUrl };
        var waiting = new Queue<(Uri Sitemap, bool IsInner)>(Likeliest(index, indexUrl).Select(sitemap => (sitemap, false)));
        var visits = 0;
        while (visits < MaxSitemaps && waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next.Sitemap))
            {
                continue;
            }

            visits++;
            onDocument();
            var part = await ReadOneAsync(new FetchRequest(next.Sitemap), cancellationToken);
            if (part is not FeedReading.Read { Document: var document })
            {
                unread.Add(part);
                continue;
            }

            entries = [.. SitemapOrder.NewestFirst(FeedKind.Sitemap, [.. entries, .. document.Entries]).Take(MaxIndexed)];
            foreach (var inner in next.IsInner ? [] : Likeliest(document, indexUrl))
            {
                waiting.Enqueue((inner, true));
            }
        }

        return unread.Count == 0 ? read with { Document = index with { Entries = entries } } : PartlyRead(read, entries, unread, visits);
    }

    private static FeedReading PartlyRead(FeedReading.Read index, IReadOnlyList<FeedEntry> entries, List<FeedReading> unread, int asked)
    {
        var why = unread[0] switch
        {
            FeedReading.Failed failed => failed.Explanation,
            FeedReading.NotAFeed notAFeed => notAFeed.Explanation,
            _ => "It answered that nothing changed, though it had not been asked before.",
        };
        var parts = new UnreadParts(unread.Count, asked, why);
        return unread.Count < asked ? index with { Document = index.Document with { Entries = entries }, Unread = parts }
            : unread[0] is FeedReading.Failed { Outcome: var outcome } ? new FeedReading.Failed(outcome) { Unread = parts }
            : new FeedReading.NotAFeed(parts.InWords);
    }

    private static IEnumerable<Uri> Likeliest(FeedDocument index, Uri indexUrl) => SitemapOrder.NewestFirst(index.ListedSitemaps)
        .Select(sitemap => Uri.TryCreate(sitemap.Address, UriKind.Absolute, out var url) ? url : null).OfType<Uri>()
        .Where(url => SameSite.Is(url, indexUrl)).Take(MaxSitemaps);

    private async Task<FeedReading> ReadOneAsync(FetchRequest request, CancellationToken cancellationToken) =>
        await fetcher.FetchAsync(request, cancellationToken) switch
        {
            FetchOutcome.Fetched fetched => await ReadingRoom.ReadAsync(fetched.Body.Length, () => Read(fetched), cancellationToken),
            FetchOutcome.NotModified => new FeedReading.NotModified(),
            var other => new FeedReading.Failed(other),
        };

    private FeedReading Read(FetchOutcome.Fetched fetched) => FeedReader.Read(fetched.Body, fetched.ContentType, fetched.FinalUrl) switch
    {
        FeedOutcome.Read read => Bounded(new FeedReading.Read(OfOneSite(read.Document, fetched.FinalUrl), fetched)),
        FeedOutcome.NotAFeed notAFeed => new FeedReading.NotAFeed(notAFeed.Explanation),
        _ => throw new UnreachableException(),
    };

    private FeedReading Bounded(FeedReading reading) =>
        reading is FeedReading.Read read ? read with { Document = EntryBounds.Within(read.Document, clock.GetUtcNow()), Response = read.Response with { Body = default } } : reading;

    /// <summary>A feed may point anywhere; a sitemap speaks for its own site only (sitemaps.org).</summary>
    private static FeedDocument OfOneSite(FeedDocument document, Uri url) => document.Kind is FeedKind.Sitemap or FeedKind.NewsSitemap
        ? document with { Entries = [.. document.Entries.Where(entry => Uri.TryCreate(entry.Link, UriKind.Absolute, out var link) && SameSite.Is(link, url))] }
        : document;
}
