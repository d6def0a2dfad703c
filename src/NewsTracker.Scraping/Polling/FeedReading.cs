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

        /// <summary>What it lists beyond what was read; absent where it was read whole.</summary>
        public UnreadParts? Unread { get; init; }
    }

    public sealed record NotModified : FeedReading;

    public sealed record NotAFeed(string Explanation) : FeedReading;

    public sealed record Failed(FetchOutcome Outcome) : FeedReading
    {
        /// <summary>The outcome is that of its parts, none of which could be read; absent where the feed itself failed.</summary>
        public UnreadParts? Unread { get; init; }

        public string Explanation => Unread?.InWords ?? Outcome.Explanation;
    }
}
