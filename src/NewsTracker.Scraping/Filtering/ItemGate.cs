using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Filtering;

/// <summary>Says of an item that a feed lists whether filters keep it out before its page is fetched.</summary>
internal sealed class ItemGate(NewsTrackerDbContext db)
{
    /// <summary>Why the item is kept out where that is known already: by its address, the feed's headline, or what its page was when it was last read.</summary>
    public async Task<string?> FindReasonAsync(ArticleFilters filters, FeedEntry entry, CanonicalUrl url, CancellationToken cancellationToken)
    {
        if (filters.IsEmpty)
        {
            return null;
        }

        if (filters.FindReasonBeforeReading(url.Value, entry.Title) is { } reason)
        {
            return reason;
        }

        var fingerprint = filters.Fingerprint;
        return await db.FilteredAddresses.Where(a => a.Url == url.Value && a.Fingerprint == fingerprint).Select(a => a.Reason).FirstOrDefaultAsync(cancellationToken);
    }
    /// <summary>Which of some items are kept out, as far as is known before their pages are fetched.</summary>
    public async Task<HashSet<string>> AmongAsync(ArticleFilters filters, IReadOnlyCollection<(FeedEntry Entry, CanonicalUrl Url)> items, CancellationToken cancellationToken)
    {
        if (filters.IsEmpty)
        {
            return [];
        }

        var (fingerprint, urls) = (filters.Fingerprint, items.Select(item => item.Url.Value).ToList());
        return
        [
            .. items.Where(item => filters.FindReasonBeforeReading(item.Url.Value, item.Entry.Title) is not null).Select(item => item.Url.Value),
            .. await db.FilteredAddresses.Where(a => a.Fingerprint == fingerprint && urls.Contains(a.Url)).Select(a => a.Url).ToListAsync(cancellationToken),
        ];
    }
}
