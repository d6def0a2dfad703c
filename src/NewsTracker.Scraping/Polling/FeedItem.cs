using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Polling;

/// <summary>One address of a feed, with what is known of it.</summary>
internal sealed record FeedItem(Feed Feed, long PollId, FeedEntry Entry, CanonicalUrl Url, ArticleAddress? Known, ItemRetry? Failed, ArticleFilters Filters, KnownRules? Rules)
{
    /// <summary>A known article is fetched again when the feed says that it changed, when only the feed's text of it is there, when someone asked for a poll by hand, or when a look at it was put off or failed.</summary>
    public bool NeedsFetching(DateTimeOffset now) => Known is null || Feed.RecheckArticles || HasChanged(now) || Failed is not null;

    /// <summary>Whether a known article is to be fetched again, whoever asked for the poll.</summary>
    public bool HasChanged(DateTimeOffset now) => Known is { } known && ((known.IsFeedText && now - known.CheckedAt >= StandInText.RetryAfter) || known.IsBehind(Entry.Updated));

    /// <summary>Whether it failed, and its time to be tried again has not come or never comes. What else was forbidden or put off is looked at whenever the feed lists it: nothing is sent while that lasts.</summary>
    public bool IsWaiting(DateTimeOffset now) => Failed is { Attempts: > 0 } or { IsGivenUp: true } && Failed.NextTryAt > now;

    public TakenItem Became(PollItemOutcome outcome, string? reason = null, long? articleId = null, DateTimeOffset? notBefore = null) =>
        new(Entry, new PollItem { PollId = PollId, Url = Url.Value, Outcome = outcome, Reason = reason, ArticleId = articleId }, notBefore);
}
