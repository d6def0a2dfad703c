using System.Text;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Benchmarks.Polling;

/// <summary>A web on which every feed answers at once, and has nothing new when it is asked again.</summary>
internal sealed class StubFetcher : IFetcher
{
    private static readonly byte[] Feed = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title><link>https://news.example/</link></channel></rss>");

    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) => Task.FromResult<FetchOutcome>(
        request.ETag is not null
            ? new FetchOutcome.NotModified()
            : new FetchOutcome.Fetched(request.Url, Feed, "application/rss+xml", "\"1\"", null, new Dictionary<string, string>()));
}
