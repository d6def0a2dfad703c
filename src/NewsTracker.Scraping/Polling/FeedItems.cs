using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Takes in the articles that a feed lists, one by one; one bad item never costs the others.</summary>
internal sealed partial class FeedItems(NewsTrackerDbContext db, IFetcher fetcher, ArticleIngestor ingestor, ItemGate gate, TimeProvider clock, ILogger<FeedItems> logger)
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

            var (filters, reason) = known is null ? await gate.CheckAsync(feed.SourceId, item.Entry, item.Url, cancellationToken) : (null, null);
            if (reason is not null)
            {
                return Outcome(PollItemOutcome.Filtered, reason);
            }

            var fetched = await fetcher.FetchAsync(new FetchRequest(item.Url.Uri, known?.ETag, known?.LastModified), cancellationToken);
            return fetched switch
            {
                FetchOutcome.Fetched page => await IngestAsync(DocumentOf(feed, item, page) with { Filters = filters }, known, Outcome, cancellationToken),
                FetchOutcome.NotModified => Outcome(PollItemOutcome.Unchanged, articleId: known?.ArticleId),
                FetchOutcome.RobotsDenied denied => await FallBackAsync(DocumentOf(feed, item, null) with { Filters = filters }, known, Outcome(PollItemOutcome.RobotsDenied, denied.Explanation), cancellationToken),
                _ => await FallBackAsync(DocumentOf(feed, item, null) with { Filters = filters }, known, Outcome(PollItemOutcome.FetchFailed, fetched.Explanation), cancellationToken),
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ItemFailed(logger, exception, feed.Id, item.Url.Uri);
            db.ChangeTracker.Clear();
            return Outcome(PollItemOutcome.Failed, $"A fault of ours, see the log: {exception.Message}");
        }
    }

    private async Task<PollItem> IngestAsync(IncomingDocument document, ArticleAddress? known, Func<PollItemOutcome, string?, long?, PollItem> outcome, CancellationToken cancellationToken)
    {
        var ingested = await ingestor.IngestAsync(document, actor: null, cancellationToken);
        var described = Describe(ingested, outcome);
        return ingested is IngestOutcome.Refused refused && FeedText.MayStandIn(refused.Reason) ? await FallBackAsync(document, known, described, cancellationToken) : described;
    }

    /// <summary>Where the page could not be read, the feed's own text is kept if it is a full one; the page is asked for again later.</summary>
    private async Task<PollItem> FallBackAsync(IncomingDocument document, ArticleAddress? known, PollItem failed, CancellationToken cancellationToken)
    {
        if (known is { IsFeedText: true })
        {
            await db.ArticleAddresses.Where(a => a.Url == known.Url).ExecuteUpdateAsync(set => set.SetProperty(a => a.CheckedAt, document.FetchedAt), cancellationToken);
            return failed.With(PollItemOutcome.Unchanged, $"Still the feed's text only. {failed.Reason}", known.ArticleId);
        }

        if (known is not null || FeedText.Find(document) is not { } feedText)
        {
            return failed;
        }

        return Describe(
            await ingestor.IngestAsync(feedText, actor: null, cancellationToken),
            (outcome, reason, articleId) => failed.With(outcome, outcome == PollItemOutcome.Stored ? $"The feed's text only. {failed.Reason}" : reason, articleId));
    }

    /// <summary>A known article is fetched again when the feed says that it changed, or when someone asked for a poll by hand.</summary>
    private bool NeedsAnotherLook(Feed feed, FeedEntry entry, ArticleAddress known) =>
        feed.RecheckArticles || (known.IsFeedText && clock.GetUtcNow() - known.CheckedAt >= FeedText.RetryAfter) || (entry.Updated is { } updated && updated.ToString() != known.FeedUpdated);

    private IncomingDocument DocumentOf(Feed feed, (FeedEntry Entry, CanonicalUrl Url) item, FetchOutcome.Fetched? page) => new()
    {
        Origin = ArticleOrigin.Feed,
        Content = page?.Body ?? default,
        ContentType = page?.ContentType,
        RequestedUrl = item.Url.Uri,
        FinalUrl = page?.FinalUrl,
        FetchedAt = clock.GetUtcNow(),
        SourceId = feed.SourceId,
        Entry = item.Entry,
        Headers = page?.Headers ?? new Dictionary<string, string>(),
        ETag = page?.ETag,
        LastModified = page?.LastModified,
    };

    private static PollItem Describe(IngestOutcome ingested, Func<PollItemOutcome, string?, long?, PollItem> outcome) => ingested switch
    {
        IngestOutcome.Stored stored => outcome(PollItemOutcome.Stored, null, stored.ArticleId),
        IngestOutcome.Revised revised => outcome(PollItemOutcome.Revised, $"Revision {revised.RevisionNumber}", revised.ArticleId),
        IngestOutcome.Unchanged unchanged => outcome(PollItemOutcome.Unchanged, null, unchanged.ArticleId),
        IngestOutcome.Duplicate duplicate => outcome(PollItemOutcome.Duplicate, "Known under another address", duplicate.ArticleId),
        IngestOutcome.Filtered filtered => outcome(PollItemOutcome.Filtered, filtered.Reason, null),
        IngestOutcome.Refused refused => outcome(PollItemOutcome.NotAnArticle, refused.Explanation, null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Taking in {Url} of feed {FeedId} failed")]
        public static partial void ItemFailed(ILogger logger, Exception exception, long feedId, Uri url);
    }
}
