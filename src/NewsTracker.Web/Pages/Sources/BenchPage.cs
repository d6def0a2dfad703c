using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Listing;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>The page on the bench: fetched now, or as it was stored.</summary>
public sealed record BenchPage(ReadOnlyMemory<byte> Content, string? ContentType, Uri Url, DateOnly FetchedOn)
{
    public static async Task<BenchOutcome> FetchAsync(IFetcher fetcher, string? typed, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (FeedAddress.Find(typed) is not { } address)
        {
            return new BenchOutcome.Refused("Type the address of a page: https://…");
        }

        return await fetcher.FetchAsync(new FetchRequest(address), cancellationToken) is var outcome && outcome is FetchOutcome.Fetched page
            ? new BenchOutcome.Found(new(page.Body, page.ContentType, page.FinalUrl, clock.Today()))
            : new BenchOutcome.Refused(outcome.Explanation);
    }

    /// <summary>The newest page of a listing that came in with a poll, by the address that is polled.</summary>
    public static async Task<BenchOutcome> FindListingAsync(ListingSnapshots snapshots, string? typed, CancellationToken cancellationToken) =>
        FeedAddress.Find(typed) is { } address && await snapshots.FindAsync(address.AbsoluteUri, cancellationToken) is var (snapshot, content)
            ? new BenchOutcome.Found(new(content, snapshot.ContentType, new Uri(snapshot.Url), DateOnly.FromDateTime(snapshot.FetchedAt.UtcDateTime)))
            : new BenchOutcome.Refused("No page is stored of a listing at that address. Type the address that is polled, or fetch the page now.");

    /// <summary>The newest snapshot of an article, by its address or its number here.</summary>
    public static async Task<BenchOutcome> FindStoredAsync(NewsTrackerDbContext db, string? typed, CancellationToken cancellationToken)
    {
        var url = CanonicalUrl.Find(typed)?.Value;
        var articleId = long.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : await db.ArticleAddresses.Where(a => a.Url == url).Select(a => a.ArticleId).FirstOrDefaultAsync(cancellationToken);
        var snapshot = await db.Revisions.NewestSnapshot(articleId).FirstOrDefaultAsync(cancellationToken);
        if (snapshot is null)
        {
            return new BenchOutcome.Refused("No article with that address or number is stored. Type the address of a stored article, or its number: the one at the end of /articles/123.");
        }

        return Uri.TryCreate(snapshot.Url, UriKind.Absolute, out var address)
            ? new BenchOutcome.Found(new(SnapshotMaking.ContentOf(snapshot), snapshot.ContentType, address, DateOnly.FromDateTime(snapshot.FetchedAt.UtcDateTime)))
            : new BenchOutcome.Refused("That article came in as a file or text: it has no page to try selectors on.");
    }
}
