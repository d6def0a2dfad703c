using NewsTracker.Core.Feeds;
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
