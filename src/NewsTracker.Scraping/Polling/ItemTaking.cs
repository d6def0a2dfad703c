using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Fetches one article of a feed and takes it in.</summary>
internal sealed class ItemTaking(NewsTrackerDbContext db, IFetcher fetcher, NetworkHealth network, ArticleIngestor ingestor, ItemGate gate, TimeProvider clock)
{
    public async Task<TakenItem> TakeAsync(FeedItem item, CancellationToken cancellationToken)
    {
        if (item.Failed is { } failed && item.IsWaiting(clock.GetUtcNow()) && !item.Feed.RecheckArticles)
        {
            return item.Became(PollItemOutcome.AwaitingRetry, $"Failed {failed.Attempts} {(failed.Attempts == 1 ? "time" : "times")} so far; {(failed.IsGivenUp ? "not tried any more." : $"tried again after {InstantWords.InUtc(failed.NextTryAt)}.")}");
        }

        // What is known already stays known: filters decide of what comes in.
        var filters = item.Known is null ? item.Filters : null;
        if (filters is not null && await gate.FindReasonAsync(filters, item.Entry, item.Url, cancellationToken) is { } reason)
        {
            return item.Became(PollItemOutcome.Filtered, reason);
        }

        var document = DocumentOf(item) with { Filters = filters };
        return await fetcher.FetchAsync(new FetchRequest(item.Url.Uri, item.Known?.ETag, item.Known?.LastModified) { NamedBy = new Uri(item.Feed.Url) }, cancellationToken) switch
        {
            FetchOutcome.Fetched page => await IngestAsync(item, document.WithPage(page, clock.GetUtcNow()), cancellationToken),
            FetchOutcome.NotModified => await ConfirmAsync(item, cancellationToken),
            FetchOutcome.RobotsDenied { IsUnreachable: false } denied => await FallBackAsync(item, document, item.Became(PollItemOutcome.RobotsDenied, denied.Explanation), cancellationToken),
            var other when PutOff.Find(other, network, clock.GetUtcNow()) is { } putOff => await FallBackAsync(
                item, document, item.Became(PollItemOutcome.FetchFailed, putOff.Why, notBefore: putOff.Until) with { IsPutOff = other is FetchOutcome.Postponed }, cancellationToken),

            // It may be this page alone that is never given: it counts as an attempt, or its next tries would stop the others of its host without end.
            FetchOutcome.Refused refused when HostPacer.PauseAfter(refused) is { } pause => await FallBackAsync(
                item, document, item.Became(PollItemOutcome.FetchFailed, refused.Explanation, notBefore: clock.GetUtcNow() + pause) with { IsAttempt = true }, cancellationToken),
            FetchOutcome.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } gone =>
                await FallBackAsync(item, document, item.Became(PollItemOutcome.FetchFailed, gone.Explanation) with { IsGone = true }, cancellationToken),
            var other => await FallBackAsync(item, document, item.Became(PollItemOutcome.FetchFailed, other.Explanation), cancellationToken),
        };
    }

    /// <summary>The page is as it was, whatever the feed says of a change: it has been looked at for that.</summary>
    private async Task<TakenItem> ConfirmAsync(FeedItem item, CancellationToken cancellationToken)
    {
        if (item.Known is { } known)
        {
            await NoteLookAsync(known, item.Entry, clock.GetUtcNow(), cancellationToken);
        }

        return item.Became(PollItemOutcome.Unchanged, articleId: item.Known?.ArticleId);
    }

    private Task<int> NoteLookAsync(ArticleAddress known, FeedEntry entry, DateTimeOffset at, CancellationToken cancellationToken)
    {
        known.Heed(entry.Updated);
        var updated = known.FeedUpdated;
        return db.ArticleAddresses.Where(a => a.Url == known.Url).ExecuteUpdateAsync(set => set.SetProperty(a => a.FeedUpdated, updated).SetProperty(a => a.CheckedAt, at), cancellationToken);
    }

    private async Task<TakenItem> IngestAsync(FeedItem item, IncomingDocument document, CancellationToken cancellationToken)
    {
        var ingested = await ingestor.IngestAsync(document, actor: null, cancellationToken);
        var described = Describe(item, ingested);
        return ingested is IngestOutcome.Refused refused && StandInText.MayStandIn(refused.Reason) ? await FallBackAsync(item, document, described, cancellationToken) : described;
    }

    /// <summary>Where the page could not be read, the feed's own text is kept if it is a full one, and what the feed changes of it; the page is asked for again later. One that was put off has not been looked at.</summary>
    private async Task<TakenItem> FallBackAsync(FeedItem item, IncomingDocument document, TakenItem failed, CancellationToken cancellationToken)
    {
        // The page may have waited minutes for its turn, and what came in is asked for by when it did.
        document = document with { FetchedAt = clock.GetUtcNow() };
        if (item.Known is { IsFeedText: false })
        {
            return failed;
        }

        var ingested = StandInText.Find(document) is { } feedText ? await ingestor.IngestAsync(feedText, actor: null, cancellationToken) : null;
        switch (ingested)
        {
            case IngestOutcome.Stored stored:
                return item.Became(PollItemOutcome.Stored, $"{StandInText.Explanation} {failed.Row.Reason}", stored.ArticleId);
            case IngestOutcome.Revised revised:
                return item.Became(PollItemOutcome.Revised, $"Revision {revised.RevisionNumber}. {StandInText.Explanation} {failed.Row.Reason}", revised.ArticleId);
            case var _ when item.Known is { } known && failed is { IsPutOff: false, NotBefore: null }:
                await NoteLookAsync(known, item.Entry, document.FetchedAt, cancellationToken);
                return item.Became(PollItemOutcome.Unchanged, $"{(ingested is IngestOutcome.Unchanged { IsRestless: true } ? StandInText.Restless : StandInText.NothingNew)} {failed.Row.Reason}", known.ArticleId);
            default:
                return failed;
        }
    }

    private static TakenItem Describe(FeedItem item, IngestOutcome ingested) => ingested switch
    {
        IngestOutcome.Stored stored => item.Became(PollItemOutcome.Stored, null, stored.ArticleId),
        IngestOutcome.Revised revised => item.Became(PollItemOutcome.Revised, $"Revision {revised.RevisionNumber}", revised.ArticleId),
        IngestOutcome.Unchanged unchanged => item.Became(PollItemOutcome.Unchanged, null, unchanged.ArticleId),
        IngestOutcome.Duplicate duplicate => item.Became(PollItemOutcome.Duplicate, IngestOutcome.Duplicate.Explanation, duplicate.ArticleId),
        IngestOutcome.LeadsElsewhere elsewhere => item.Became(PollItemOutcome.Unchanged, IngestOutcome.LeadsElsewhere.Explanation, elsewhere.ArticleId),
        IngestOutcome.Filtered filtered => item.Became(PollItemOutcome.Filtered, filtered.Reason),
        IngestOutcome.Refused { Reason: RefusalReason.BrokenOff } brokenOff => item.Became(PollItemOutcome.FetchFailed, brokenOff.Explanation),
        IngestOutcome.Refused refused => item.Became(PollItemOutcome.NotAnArticle, refused.Explanation),
        _ => throw new UnreachableException(),
    };

    private IncomingDocument DocumentOf(FeedItem item) => new()
    {
        Origin = ArticleOrigin.Feed,
        IsLedgered = true,
        IsNews = item.Known is null,
        Content = default,
        RequestedUrl = item.Url.Uri,
        FetchedAt = clock.GetUtcNow(),
        SourceId = item.Feed.SourceId,
        Entry = item.Entry,
        Rules = item.Rules,
    };
}
