using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.SavedSearches;

/// <summary>Where readers ask for notices and feeds of a search, each for themselves, and take that back. Audited; a secret is never part of what is written down.</summary>
public sealed class SubscriptionDesk(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Whether there is such a search for this reader.</returns>
    public Task<bool> WantNoticesAsync(long search, bool wants, SearchReader reader, CancellationToken cancellationToken) => ChangeAsync(
        search,
        subscription => (subscription.NoticesSince is not null) != wants,
        subscription => subscription.NoticesSince = wants ? clock.GetUtcNow() : null,
        wants ? "want-notices" : "stop-notices",
        reader,
        cancellationToken);

    /// <summary>Makes a new feed address; one that was made before leads nowhere from now on.</summary>
    /// <returns>The secret, to be shown once; null where there is no such search for this reader.</returns>
    public async Task<FeedSecret?> MakeFeedAsync(long search, SearchReader reader, CancellationToken cancellationToken)
    {
        var secret = FeedSecret.Make();
        var isMade = await ChangeAsync(
            search, _ => true, subscription => (subscription.FeedHash, subscription.FeedMadeAt) = (secret.Hash(), clock.GetUtcNow()), "make-feed", reader, cancellationToken);
        return isMade ? secret : null;
    }

    public Task<bool> RevokeFeedAsync(long search, SearchReader reader, CancellationToken cancellationToken) => ChangeAsync(
        search,
        subscription => subscription.FeedHash is not null,
        subscription => (subscription.FeedHash, subscription.FeedMadeAt) = (null, null),
        "revoke-feed",
        reader,
        cancellationToken);

    private async Task<bool> ChangeAsync(
        long id, Func<SearchSubscription, bool> isChange, Action<SearchSubscription> change, string verb, SearchReader reader, CancellationToken cancellationToken)
    {
        // The search stays while the subscription is written; so does the subscription, which two windows may change at once.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select from saved_searches where id = {id} for no key update", cancellationToken);
        if (await db.SavedSearches.SeenBy(reader.Id).SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } search)
        {
            return false;
        }

        var known = await db.SearchSubscriptions.SingleOrDefaultAsync(s => s.SearchId == id && s.UserId == reader.Id, cancellationToken);
        var subscription = known ?? new SearchSubscription { SearchId = id, UserId = reader.Id };
        if (isChange(subscription))
        {
            change(subscription);
            if (known is null)
            {
                db.SearchSubscriptions.Add(subscription);
            }

            await audit.SaveAsync(reader.Actor, () => new AuditedAct($"searches.{verb}", nameof(SavedSearch), $"{id}", After: new { search.Name }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }
}
