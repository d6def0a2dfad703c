using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
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
public sealed class FeedFetching(IFetcher fetcher)
{
    /// <summary>The sitemaps of an index that are read in one visit: the last ones listed are the newest by custom.</summary>
    private const int MaxSitemaps = 5;

    public Task<FeedReading> ReadAsync(Feed feed, CancellationToken cancellationToken) =>
        ReadAsync(
            feed.RecheckArticles ? new FetchRequest(new Uri(feed.Url)) : new FetchRequest(new Uri(feed.Url), feed.ETag, feed.LastModified),
            cancellationToken);

    public async Task<FeedReading> ReadAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var reading = await ReadOneAsync(request, cancellationToken);
        if (reading is not FeedReading.Read { Document.Kind: FeedKind.SitemapIndex } index)
        {
            return reading;
        }

        var entries = new List<FeedEntry>();
        foreach (var address in index.Document.Sitemaps.TakeLast(MaxSitemaps))
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var url) && await ReadOneAsync(new FetchRequest(url), cancellationToken) is FeedReading.Read sitemap)
            {
                entries.AddRange(sitemap.Document.Entries);
            }
        }

        return index with { Document = index.Document with { Entries = entries } };
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
