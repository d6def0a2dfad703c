using NewsTracker.Core.Feeds;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>What a visit to a feed gave.</summary>
public abstract record FeedReading
{
    private FeedReading()
    {
    }

    public sealed record Read(FeedDocument Document, FetchOutcome.Fetched Response) : FeedReading
    {
        /// <summary>Of a listing page, the selectors that match nothing on it, each with its name.</summary>
        public IReadOnlyList<string> Missing { get; init; } = [];
    }

    public sealed record NotModified : FeedReading;

    public sealed record NotAFeed(string Explanation) : FeedReading;

    public sealed record Failed(FetchOutcome Outcome) : FeedReading;
}
