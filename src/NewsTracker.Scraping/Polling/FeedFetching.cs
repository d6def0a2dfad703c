using NewsTracker.Core.Feeds;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Listing;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>What a visit to a feed gave.</summary>
public abstract record FeedReading
{
    private FeedReading()
    {
    }

    public sealed record Read(FeedDocument Document, FetchOutcome.Fetched Response) : FeedReading;

    public sealed record NotModified : FeedReading;

    public sealed record NotAFeed(string Explanation) : FeedReading;

    public sealed record Failed(FetchOutcome Outcome) : FeedReading;
}

/// <summary>Fetches and reads feeds; a sitemap index becomes one list of its sitemaps' articles.</summary>
public sealed class FeedFetching(IFetcher fetcher, ListingFetching listings)
{
    /// <summary>The sitemaps of an index that are read in one visit, those of an index inside it included.</summary>
    private const int MaxSitemaps = 5;

    public Task<FeedReading> ReadAsync(Feed feed, CancellationToken cancellationToken)
    {
        var request = feed.RecheckArticles ? new FetchRequest(new Uri(feed.Url)) : new FetchRequest(new Uri(feed.Url), feed.ETag, feed.LastModified);
        return feed.Kind == FeedKind.Listing ? listings.ReadAsync(request, feed.ListingRules, ListingRules.MostPages, cancellationToken) : ReadAsync(request, cancellationToken);
    }

    public async Task<FeedReading> ReadAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var reading = await ReadOneAsync(request, cancellationToken);
        if (reading is not FeedReading.Read read)
        {
            return reading;
        }

        var entries = read.Document.Kind == FeedKind.SitemapIndex ? await FollowAsync(read.Document, cancellationToken) : read.Document.Entries;
        return read with { Document = read.Document with { Entries = SitemapOrder.NewestFirst(read.Document.Kind, entries) } };
    }

    /// <summary>The entries of an index's likeliest sitemaps; an index inside an index is opened once.</summary>
    private async Task<IReadOnlyList<FeedEntry>> FollowAsync(FeedDocument index, CancellationToken cancellationToken)
    {
        var entries = new List<FeedEntry>();
        var waiting = new Queue<(SitemapReference Sitemap, bool IsInner)>(SitemapOrder.NewestFirst(index.ListedSitemaps).Take(MaxSitemaps).Select(sitemap => (sitemap, false)));
        for (var visits = 0; visits < MaxSitemaps && waiting.TryDequeue(out var next); visits++)
        {
            if (!Uri.TryCreate(next.Sitemap.Address, UriKind.Absolute, out var url) || await ReadOneAsync(new FetchRequest(url), cancellationToken) is not FeedReading.Read { Document: var document })
            {
                continue;
            }

            entries.AddRange(document.Entries);
            foreach (var inner in next.IsInner ? [] : SitemapOrder.NewestFirst(document.ListedSitemaps).Take(MaxSitemaps))
            {
                waiting.Enqueue((inner, true));
            }
        }

        return entries;
    }

    private async Task<FeedReading> ReadOneAsync(FetchRequest request, CancellationToken cancellationToken) =>
        await fetcher.FetchAsync(request, cancellationToken) switch
        {
            FetchOutcome.Fetched fetched => FeedReader.Read(fetched.Body, fetched.ContentType, fetched.FinalUrl) switch
            {
                FeedOutcome.Read read => new FeedReading.Read(read.Document, fetched),
                FeedOutcome.NotAFeed notAFeed => new FeedReading.NotAFeed(notAFeed.Explanation),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            FetchOutcome.NotModified => new FeedReading.NotModified(),
            var other => new FeedReading.Failed(other),
        };
}
