using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Listing;

/// <summary>Reads a listing page as a feed, and goes on to its next pages for as long as they list nothing that is known.</summary>
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
            ListingOutcome.Read first => await FollowAsync(first, new FeedReading.Read(first.Document, response) { Missing = first.Missing }, [request.Url, response.FinalUrl], onDocument, cancellationToken),
            ListingOutcome.NotAListing not => new FeedReading.NotAFeed(not.Explanation),
            _ => throw new UnreachableException(),
        };
    }

    private Task<ListingOutcome> ReadAsync(FetchOutcome.Fetched response, ListingRules? rules, CancellationToken cancellationToken) => ReadingRoom.ReadAsync(
        response.Body.Length, () => ListingReader.Read(response.Body, response.ContentType, response.FinalUrl, clock.Today(), rules), cancellationToken);

    private async Task<FeedReading> FollowAsync(ListingOutcome.Read first, FeedReading.Read reading, HashSet<Uri> visited, Action onDocument, CancellationToken cancellationToken)
    {
        var entries = new List<FeedEntry>(first.Document.Entries);
        var page = first;
        UnreadParts? unread = null;
        for (var read = 1; read < first.Rules.Pages; read++)
        {
            // Whether to ask for another page depends on what this one lists.
            if (page.Next.FirstOrDefault(url => !visited.Contains(url)) is not { } next || await ListsKnownAsync(page.Document.Entries, cancellationToken))
            {
                break;
            }

            visited.Add(next);
            onDocument();
            var fetched = await fetcher.FetchAsync(new FetchRequest(next), cancellationToken);
            if (fetched is not FetchOutcome.Fetched response)
            {
                unread = new UnreadParts(1, read + 1, fetched.Explanation);
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

    private Task<bool> ListsKnownAsync(IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        var urls = entries.ByAddress().Select(item => item.Url.Value).ToList();
        return db.ArticleAddresses.AnyAsync(a => urls.Contains(a.Url), cancellationToken);
    }
}
