using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Filtering;

/// <summary>Says of an item that a feed lists whether filters keep it out before its page is fetched.</summary>
internal sealed class ItemGate(NewsTrackerDbContext db, SourceFilters sourceFilters)
{
    /// <summary>The filters that the page has to pass, too, and why the item is kept out where that is known already: by its address, the feed's headline, or what its page was when it was last read.</summary>
    public async Task<(ArticleFilters Filters, string? Reason)> CheckAsync(long? sourceId, FeedEntry entry, CanonicalUrl url, CancellationToken cancellationToken)
    {
        var filters = await sourceFilters.OfAsync(sourceId, cancellationToken);
        if (filters.IsEmpty)
        {
            return (filters, null);
        }

        var reason = filters.FindReasonBeforeReading(url.Value, entry.Title);
        if (reason is null)
        {
            var fingerprint = filters.Fingerprint;
            reason = await db.FilteredAddresses.Where(a => a.Url == url.Value && a.Fingerprint == fingerprint).Select(a => a.Reason).FirstOrDefaultAsync(cancellationToken);
        }

        return (filters, reason);
    }
}
