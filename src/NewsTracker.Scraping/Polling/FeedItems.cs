using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Takes in the articles that a feed lists, one by one; one bad item never costs the others.</summary>
internal sealed partial class FeedItems(NewsTrackerDbContext db, IFetcher fetcher, ArticleIngestor ingestor, TimeProvider clock, ILogger<FeedItems> logger)
{
    /// <summary>The entries with an address, each address once, in the feed's order.</summary>
    public static IEnumerable<(FeedEntry Entry, CanonicalUrl Url)> Distinct(IEnumerable<FeedEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (CanonicalUrl.TryParse(entry.Link, out var url) && seen.Add(url.Value))
            {
                yield return (entry, url);
            }
        }
    }

    public async Task<PollItem> TakeAsync(Feed feed, long pollId, (FeedEntry Entry, CanonicalUrl Url) item, CancellationToken cancellationToken)
    {
        PollItem Outcome(PollItemOutcome outcome, string? reason = null, long? articleId = null) =>
            new() { PollId = pollId, Url = item.Url.Value, Outcome = outcome, Reason = reason, ArticleId = articleId };

        try
        {
            var known = await db.ArticleAddresses.AsNoTracking().FirstOrDefaultAsync(a => a.Url == item.Url.Value, cancellationToken);
            if (known is not null && !NeedsAnotherLook(feed, item.Entry, known))
            {
                return Outcome(PollItemOutcome.Unchanged, articleId: known.ArticleId);
            }

            var fetched = await fetcher.FetchAsync(new FetchRequest(item.Url.Uri, known?.ETag, known?.LastModified), cancellationToken);
            return fetched switch
            {
                FetchOutcome.Fetched page => Describe(await ingestor.IngestAsync(DocumentOf(feed, item, page), actor: null, cancellationToken), Outcome),
                FetchOutcome.NotModified => Outcome(PollItemOutcome.Unchanged, articleId: known?.ArticleId),
                FetchOutcome.RobotsDenied denied => Outcome(PollItemOutcome.RobotsDenied, denied.Explanation),
                _ => Outcome(PollItemOutcome.FetchFailed, fetched.Explanation),
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ItemFailed(logger, exception, feed.Id, item.Url.Uri);
            db.ChangeTracker.Clear();
            return Outcome(PollItemOutcome.Failed, $"A fault of ours, see the log: {exception.Message}");
        }
    }

    /// <summary>A known article is fetched again when the feed says that it changed, or when someone asked for a poll by hand.</summary>
    private static bool NeedsAnotherLook(Feed feed, FeedEntry entry, ArticleAddress known) =>
        feed.RecheckArticles || (entry.Updated is { } updated && updated.ToString() != known.FeedUpdated);

    private IncomingDocument DocumentOf(Feed feed, (FeedEntry Entry, CanonicalUrl Url) item, FetchOutcome.Fetched page) => new()
    {
        Origin = ArticleOrigin.Feed,
        Content = page.Body,
        ContentType = page.ContentType,
        RequestedUrl = item.Url.Uri,
        FinalUrl = page.FinalUrl,
        FetchedAt = clock.GetUtcNow(),
        SourceId = feed.SourceId,
        Entry = item.Entry,
        Headers = page.Headers,
        ETag = page.ETag,
        LastModified = page.LastModified,
    };

    private static PollItem Describe(IngestOutcome ingested, Func<PollItemOutcome, string?, long?, PollItem> outcome) => ingested switch
    {
        IngestOutcome.Stored stored => outcome(PollItemOutcome.Stored, null, stored.ArticleId),
        IngestOutcome.Revised revised => outcome(PollItemOutcome.Revised, $"Revision {revised.RevisionNumber}", revised.ArticleId),
        IngestOutcome.Unchanged unchanged => outcome(PollItemOutcome.Unchanged, null, unchanged.ArticleId),
        IngestOutcome.Duplicate duplicate => outcome(PollItemOutcome.Duplicate, "Known under another address", duplicate.ArticleId),
        IngestOutcome.Refused refused => outcome(PollItemOutcome.NotAnArticle, refused.Explanation, null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Taking in {Url} of feed {FeedId} failed")]
        public static partial void ItemFailed(ILogger logger, Exception exception, long feedId, Uri url);
    }
}
