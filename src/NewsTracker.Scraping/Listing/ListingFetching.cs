using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Listing;

/// <summary>Reads a listing page as a feed, and goes on to its next pages for as long as they list nothing that is known; to the last where some may have been left unread before.</summary>
public sealed class ListingFetching(IFetcher fetcher, NewsTrackerDbContext db, ListingSnapshots snapshots, TimeProvider clock)
{
    /// <summary>By the rules kept on the feed; without any the engine finds the links.</summary>
    /// <param name="onDocument">Told of each page that was had.</param>
    public async Task<FeedReading> ReadAsync(Feed feed, FetchRequest request, Action onDocument, CancellationToken cancellationToken)
    {
        var (rules, problems) = feed.ListingRules is null ? (null, []) : ListingRulesJson.Parse(feed.ListingRules);
        if (problems.Count > 0)
        {
            return new FeedReading.NotAFeed($"The rules of this listing page can no longer be read: {problems[0]}");
        }

        var fetched = await fetcher.FetchAsync(request, cancellationToken);
        if (fetched is not FetchOutcome.Fetched response)
        {
            return fetched is FetchOutcome.NotModified ? new FeedReading.NotModified() : new FeedReading.Failed(fetched);
        }

        await snapshots.KeepAsync(feed.Id, response, cancellationToken);
        return await ReadAsync(response, rules, cancellationToken) switch
        {
            ListingOutcome.Read first => await FollowAsync(feed, first, new FeedReading.Read(first.Document, response) { Missing = first.Missing }, request.Url, onDocument, cancellationToken),
            ListingOutcome.NotAListing not => new FeedReading.NotAFeed(not.Explanation),
            _ => throw new UnreachableException(),
        };
    }

    private Task<ListingOutcome> ReadAsync(FetchOutcome.Fetched response, ListingRules? rules, CancellationToken cancellationToken) => ReadingRoom.ReadAsync(
        response.Body.Length, () => ListingReader.Read(response.Body, response.ContentType, response.FinalUrl, clock.Today(), rules), cancellationToken);

    private async Task<FeedReading.Read> FollowAsync(Feed feed, ListingOutcome.Read first, FeedReading.Read reading, Uri asked, Action onDocument, CancellationToken cancellationToken)
    {
        var entries = new List<FeedEntry>(first.Document.Entries);
        var visited = new HashSet<Uri> { asked, reading.Response.FinalUrl };
        var page = first;
        UnreadParts? unread = null;
        var isCatchingUp = first.Rules.Pages > 1 && await MayHaveUnreadAsync(feed, cancellationToken);
        for (var read = 1; read < first.Rules.Pages; read++)
        {
            // Whether to ask for another page depends on what this one lists.
            if (page.Next.FirstOrDefault(url => !visited.Contains(url)) is not { } next || (!isCatchingUp && await ListsKnownAsync(page.Document.Entries, cancellationToken)))
            {
                break;
            }

            visited.Add(next);
            onDocument();
            var fetched = await fetcher.FetchAsync(new FetchRequest(next) { NamedBy = asked }, cancellationToken);
            if (fetched is not FetchOutcome.Fetched response)
            {
                unread = IsEnd(fetched) ? null : new UnreadParts(1, read + 1, fetched.Explanation);
                break;
            }

            // After its last page, a list may lead to one that holds nothing of it.
            if (await ReadAsync(response, first.Rules, cancellationToken) is not ListingOutcome.Read following)
            {
                break;
            }

            visited.Add(response.FinalUrl);
            if (following.Document.Entries.All(entry => entries.Exists(known => known.Link == entry.Link)))
            {
                break;
            }

            entries.AddRange(following.Document.Entries);
            page = following;
        }

        return reading with { Document = first.Document with { Entries = entries }, Unread = unread };
    }

    /// <summary>Whether another try would give the same: the list goes no further, or no further for us.</summary>
    private static bool IsEnd(FetchOutcome outcome) =>
        outcome is FetchOutcome.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } or FetchOutcome.RobotsDenied { IsUnreachable: false } or FetchOutcome.Blocked;

    /// <summary>Whether pages further on may list what no poll has taken, behind what is known: the last that went through the list left something, or one that was broken off had begun with the newest.</summary>
    private async Task<bool> MayHaveUnreadAsync(Feed feed, CancellationToken cancellationToken) =>
        !feed.IsTakenWhole || await db.Polls.LastBegun(feed.Id).AnyAsync(p => p.Outcome != PollOutcome.Succeeded && p.Outcome != PollOutcome.NotModified, cancellationToken);

    /// <summary>Whether any of them is an article, or was met by a poll that says what became of it: what filters keep out is as little news. Each is looked up by itself: the server is not to read all of the ledger for it.</summary>
    private async Task<bool> ListsKnownAsync(IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        string[] urls = [.. entries.ByAddress().Select(item => item.Url.Value)];
        return await db.Database.SqlQuery<bool>(
            $"""
            select exists (select from unnest({urls}) as listed (url) cross join lateral (
                (select 1 from article_addresses where article_addresses.url = listed.url and checked_at <> {ArticleAddress.Never} limit 1) union all (select 1 from poll_items where poll_items.url = listed.url limit 1)) known) as "Value"
            """).ToAsyncEnumerable().FirstAsync(cancellationToken);
    }
}
