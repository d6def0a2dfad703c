using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.SavedSearches;

/// <summary>Reads the feed that a secret opens.</summary>
public sealed class SearchFeedReading(NewsTrackerDbContext db, KnownQueries queries, ArrivedMatches arrived)
{
    /// <returns>Null where the secret opens nothing: unknown, revoked, of a closed account, of a search that is not the reader's to see any more, or whose query means nothing any more.</returns>
    public async Task<SearchFeed?> ReadAsync(string secret, string @base, CancellationToken cancellationToken)
    {
        // By ix_search_subscriptions_feed_hash: the database compares hashes, so how long it takes tells nothing of the secret.
        var hash = FeedSecret.HashOf(secret);
        var saved = await db.InForce().Where(s => s.FeedHash == hash).Select(s => new { s.UserId, s.Search!.Id, s.Search.Name, s.Search.Query, s.Search.ChangedAt }).SingleOrDefaultAsync(cancellationToken);

        // Who has the address reads what its owner would: what that one has not read yet, where the search asks so.
        if (saved is null || await queries.PrepareAsync(saved.Query, saved.UserId, cancellationToken) is not SearchPreparation.Ready ready)
        {
            return null;
        }

        // As they came in: programs that read feeds look at the newest, and an article that came in late with an old date is new to them.
        var ids = (await arrived.NewestAsync(ready, saved.UserId, SearchFeed.MostEntries, cancellationToken)).ToArray();
        var entries = await db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderByDescending(a => a.FirstSeenAt).ThenByDescending(a => a.Id)
            .Select(SearchFeed.Entry.OfArticle).ToListAsync(cancellationToken);
        return new SearchFeed(saved.Id, saved.Name, saved.Query, @base, saved.ChangedAt, entries);
    }
}
