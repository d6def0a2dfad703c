using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Puts the first items of found feeds through the pipeline of a poll (known addresses, filters, robots.txt, fetch, extraction, recognition) without its last step: nothing is stored.</summary>
internal sealed class ItemTrial(NewsTrackerDbContext db, IFetcher fetcher, ArticleIngestor ingestor, SourceFilters sourceFilters, ItemGate gate, TimeProvider clock)
{
    private const int ItemsOfFeed = 5;

    private const int FirstLinesLength = 280;

    private readonly Dictionary<string, IReadOnlyList<FeedEntry>> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> seenIn = new(StringComparer.Ordinal);
    private int pages;

    /// <summary>Keeps what a feed lists until it is tried.</summary>
    public void Keep(string feedUrl, IReadOnlyList<FeedEntry> listed) => entries[feedUrl] = [.. listed.ByAddress().Take(ItemsOfFeed).Select(item => item.Entry)];

    public async Task TryAsync(LookProgress progress, CancellationToken cancellationToken)
    {
        var sourceId = await FindSourceAsync(progress.Findings.HomeUrl, cancellationToken);
        foreach (var (feed, entry, url) in InTurn(progress.Findings.Feeds))
        {
            await progress.DoAsync($"Reading {url.Value} as a poll would.");
            await (await TryAsync(feed, sourceId, entry, url, cancellationToken) is { } item ? progress.TriedAsync(feed, item) : progress.PassOverAsync(feed));
        }
    }

    /// <summary>
    /// All of the suggested feed first, so that what matters is there while the rest goes on; then of each other feed its first item, of each its second: where pages run out, every feed
    /// has shown something.
    /// </summary>
    private IEnumerable<(FoundFeed Feed, FeedEntry Entry, CanonicalUrl Url)> InTurn(IReadOnlyList<FoundFeed> feeds) => feeds
        .SelectMany(feed => (entries.GetValueOrDefault(feed.Url) ?? []).ByAddress().Select((item, place) => (Turn: feed.IsSuggested ? 0 : place + 1, Item: (feed, item.Entry, item.Url))))
        .OrderBy(listed => listed.Turn).Select(listed => listed.Item);

    private Task<long?> FindSourceAsync(string? homeUrl, CancellationToken cancellationToken) =>
        db.Sources.Where(s => s.HomeUrl == homeUrl).Select(s => (long?)s.Id).FirstOrDefaultAsync(cancellationToken);

    /// <returns>Null where its page was not read any more.</returns>
    private async Task<FoundItem?> TryAsync(FoundFeed feed, long? sourceId, FeedEntry entry, CanonicalUrl url, CancellationToken cancellationToken)
    {
        FoundItem Item(PollItemOutcome outcome, string? why, long? articleId = null) => new(url.Value, outcome, why, entry.Title, (entry.Published ?? entry.Updated)?.ToString(), null, entry.Language, articleId);

        if (!seenIn.TryAdd(url.Value, feed.Url) && seenIn[url.Value] != feed.Url)
        {
            return Item(PollItemOutcome.Duplicate, $"Listed by {seenIn[url.Value]} too, where it was read.");
        }

        if (await db.ArticleAddresses.Asked().Where(a => a.Url == url.Value).Select(a => (long?)a.ArticleId).FirstOrDefaultAsync(cancellationToken) is { } known)
        {
            return Item(PollItemOutcome.Unchanged, "Stored already.", known);
        }

        var filters = await sourceFilters.OfAsync(sourceId, cancellationToken);
        if (await gate.FindReasonAsync(filters, entry, url, cancellationToken) is { } reason)
        {
            return Item(PollItemOutcome.Filtered, reason);
        }

        if (++pages > LookFindings.MostPages)
        {
            return null;
        }

        return await fetcher.FetchAsync(new FetchRequest(url.Uri) { NamedBy = new Uri(feed.Url) }, cancellationToken) switch
        {
            FetchOutcome.Fetched page => await ReadAsync(Item, DocumentOf(sourceId, entry, url, filters).WithPage(page, clock.GetUtcNow()), cancellationToken),
            FetchOutcome.RobotsDenied denied => await FallBackAsync(Item, DocumentOf(sourceId, entry, url, filters), PollItemOutcome.RobotsDenied, denied.Explanation, cancellationToken),
            var other => await FallBackAsync(Item, DocumentOf(sourceId, entry, url, filters), PollItemOutcome.FetchFailed, other.Explanation, cancellationToken),
        };
    }

    private IncomingDocument DocumentOf(long? sourceId, FeedEntry entry, CanonicalUrl url, ArticleFilters filters) => new()
    {
        Origin = ArticleOrigin.Feed,
        Content = default,
        RequestedUrl = url.Uri,
        FetchedAt = clock.GetUtcNow(),
        SourceId = sourceId,
        Entry = entry,
        Filters = filters,
    };

    private async Task<FoundItem> ReadAsync(Func<PollItemOutcome, string?, long?, FoundItem> item, IncomingDocument document, CancellationToken cancellationToken)
    {
        var preview = await ingestor.PreviewAsync(document, cancellationToken);
        return preview.Obstacle switch
        {
            null => WithText(item(PollItemOutcome.Stored, document.IsFeedText ? StandInText.Explanation : null, null), preview.Revision!),
            IngestOutcome.Duplicate duplicate => WithText(item(PollItemOutcome.Duplicate, IngestOutcome.Duplicate.Explanation, duplicate.ArticleId), preview.Revision!),
            IngestOutcome.LeadsElsewhere elsewhere => item(PollItemOutcome.Unchanged, IngestOutcome.LeadsElsewhere.Explanation, elsewhere.ArticleId),
            IngestOutcome.Filtered filtered => WithText(item(PollItemOutcome.Filtered, filtered.Reason, null), preview.Revision!),
            IngestOutcome.Refused refused when StandInText.MayStandIn(refused.Reason) => await FallBackAsync(item, document, PollItemOutcome.NotAnArticle, refused.Explanation, cancellationToken),
            IngestOutcome.Refused refused => item(PollItemOutcome.NotAnArticle, refused.Explanation, null),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<FoundItem> FallBackAsync(Func<PollItemOutcome, string?, long?, FoundItem> item, IncomingDocument document, PollItemOutcome failed, string why, CancellationToken cancellationToken)
    {
        if (document.IsFeedText || StandInText.Find(document) is not { } feedText)
        {
            return item(failed, why, null);
        }

        var read = await ReadAsync(item, feedText, cancellationToken);
        return read.Outcome == PollItemOutcome.Stored ? read with { Why = $"{StandInText.Explanation} {why}" } : read;
    }

    private static FoundItem WithText(FoundItem item, Revision revision) => item with
    {
        Headline = revision.Headline,
        Date = revision.Published?.ToString() ?? item.Date,
        Language = revision.Language,
        FirstLines = revision.BodyText.ShortenTo(FirstLinesLength),
    };
}
