using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Listing;

/// <summary>Keeps the newest page of each listing, and finds it again. A page that comes in as it is kept writes nothing.</summary>
public sealed class ListingSnapshots(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Lists of articles have a tenth of it; a longer page leaves the one before in its place.</summary>
    internal const int LongestKept = 4 * 1024 * 1024;

    /// <summary>The page of a listing that is polled, by the feed's address, with its content; null where none is kept.</summary>
    public async Task<(ListingSnapshot Snapshot, byte[] Content)?> FindAsync(string feedUrl, CancellationToken cancellationToken)
    {
        var snapshot = await db.ListingSnapshots.AsNoTracking()
            .Where(s => db.Feeds.Any(f => f.Id == s.FeedId && f.Url == feedUrl && f.Kind == FeedKind.Listing)).OrderByDescending(s => s.FetchedAt).FirstOrDefaultAsync(cancellationToken);
        return snapshot is null ? null : (snapshot, SnapshotMaking.Unpack(snapshot.BrotliContent, snapshot.Length, $"The page of feed {snapshot.FeedId}"));
    }

    /// <summary>Outside the closing of the poll: what was fetched was fetched, whoever holds the feed by then.</summary>
    internal async Task KeepAsync(long feedId, FetchOutcome.Fetched page, CancellationToken cancellationToken)
    {
        if (page.Body.Length is 0 or > LongestKept)
        {
            return;
        }

        var (url, now, packed) = (page.FinalUrl.AbsoluteUri, clock.GetUtcNow(), SnapshotMaking.Pack(page.Body.Span));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into listing_snapshots as known (feed_id, url, fetched_at, content_type, length, brotli_content)
            select id, {url}, {now}, {page.ContentType}, {page.Body.Length}, {packed} from feeds where id = {feedId}
            on conflict (feed_id) do update set url = excluded.url, fetched_at = excluded.fetched_at, content_type = excluded.content_type, length = excluded.length, brotli_content = excluded.brotli_content
            where known.fetched_at <= excluded.fetched_at and known.brotli_content <> excluded.brotli_content
            """,
            cancellationToken);
    }
}
