using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Puts the feed's own text in the place of a page that could not be read.</summary>
internal static class StandInText
{
    /// <summary>What is said of an article that was stored so.</summary>
    public const string Explanation = "The feed's text only.";

    /// <summary>What is said of one that is stored already.</summary>
    public const string NothingNew = "The feed's text has nothing new.";

    /// <summary>And where it differs in a place that changes all the time, which is kept now and then.</summary>
    public const string Restless = "The feed's text differs only where it changed the last time, as counters do: a new revision of that is not made yet.";

    /// <summary>How long the page of an article that has only its feed's text is left alone before it is asked for again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromHours(6);

    /// <summary>The feed's text as a document, where it is a full one.</summary>
    /// <param name="article">The document that the page would have been; its content is not looked at.</param>
    public static IncomingDocument? Find(IncomingDocument article) =>
        article.Entry is { } entry && FeedArticle.Read(entry, article.RequestedUrl, DateOnly.FromDateTime(article.FetchedAt.UtcDateTime)) is ExtractionOutcome.Extracted
            ? article with
            {
                Content = FeedArticle.PageOf(entry),
                ContentType = "text/html; charset=utf-8",
                FinalUrl = article.RequestedUrl,
                Headers = new Dictionary<string, string> { [Snapshot.OriginHeader] = "feed" },
                ETag = null,
                LastModified = null,
                IsFeedText = true,
            }
            : null;

    /// <summary>Whether a page refused for this reason may hide an article; a listing or a page that is gone does not.</summary>
    public static bool MayStandIn(RefusalReason reason) => reason is not (RefusalReason.Listing or RefusalReason.SoftNotFound);
}
