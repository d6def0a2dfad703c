using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>Hands the items of the review queue out, each to one editor at a time.</summary>
public sealed class ReviewQueue(NewsTrackerDbContext db, AuditTrail audit, PositionPolicy policy, TimeProvider clock)
{
    /// <summary>Leases the next item to an editor: the one they hold already, or else the one that has its turn. Null where nothing is left for them.</summary>
    /// <param name="country">Of one country only.</param>
    public async Task<long?> TakeNextAsync(Guid editor, CountryCode? country, CancellationToken cancellationToken)
    {
        var now = PositionSteps.Now(clock);
        var notOwn = await policy.NeedsFourEyesAsync(cancellationToken);
        var code = country?.Value ?? "";

        // Locked rows are another editor's this very moment: skip them instead of waiting.
        var taken = await db.Database.SqlQuery<long>(
            $"""
            update review_items set lease_owner = {editor}, lease_until = {now + ReviewItem.LeaseTime}
            where id = (
                select id from review_items
                where (lease_until is null or lease_until < {now} or lease_owner = {editor})
                  and ({code} = '' or country_code = {code})
                  and not ({notOwn} and author_id is not distinct from {editor})
                order by (lease_owner is not distinct from {editor} and lease_until >= {now}) desc, turn_at, id
                limit 1
                for update skip locked)
            returning id as "Value"
            """).ToListAsync(cancellationToken);
        return taken.Count == 0 ? null : taken[0];
    }

    /// <summary>Leases one item that an editor opened by its address, unless another holds it.</summary>
    public async Task<bool> TakeAsync(long itemId, Guid editor, CancellationToken cancellationToken)
    {
        var now = PositionSteps.Now(clock);
        return await db.ReviewItems.Where(i => i.Id == itemId && (i.LeaseUntil == null || i.LeaseUntil < now || i.LeaseOwner == editor))
            .ExecuteUpdateAsync(item => item.SetProperty(i => i.LeaseOwner, editor).SetProperty(i => i.LeaseUntil, now + ReviewItem.LeaseTime), cancellationToken) == 1;
    }

    /// <summary>Leases the item of a suggestion, which an editor has just put back, unless another holds it.</summary>
    /// <returns>The item.</returns>
    public async Task<long?> TakeSuggestionAsync(long suggestionId, Guid editor, CancellationToken cancellationToken) =>
        await db.ReviewItems.Where(i => i.SuggestionId == suggestionId).Select(i => (long?)i.Id).FirstOrDefaultAsync(cancellationToken) is { } item && await TakeAsync(item, editor, cancellationToken) ? item : null;

    /// <summary>Puts an item at the end of the queue and frees it.</summary>
    public async Task<bool> SkipAsync(long itemId, AuditActor editor, CancellationToken cancellationToken)
    {
        var now = PositionSteps.Now(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var skipped = await db.ReviewItems.Where(i => i.Id == itemId && (i.LeaseUntil == null || i.LeaseUntil < now || i.LeaseOwner == editor.Id))
            .ExecuteUpdateAsync(item => item.SetProperty(i => i.TurnAt, now).SetProperty(i => i.LeaseOwner, (Guid?)null).SetProperty(i => i.LeaseUntil, (DateTimeOffset?)null), cancellationToken) == 1;
        if (skipped)
        {
            await audit.AppendAsync(editor, new AuditedAct("review.skip", nameof(ReviewItem), $"{itemId}"), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return skipped;
    }

    /// <summary>How many items wait, since when the oldest does, and how many of each country: all that the head of the page says.</summary>
    public async Task<QueueState> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await db.ReviewItems.GroupBy(i => i.CountryCode)
            .Select(g => new CountryCount(g.Key, db.Countries.Where(c => c.Code == g.Key).Select(c => c.CommonName).First(), g.Count(), g.Min(i => i.QueuedAt)))
            .ToListAsync(cancellationToken);
        return new QueueState(
            counts.Sum(c => c.Count),
            counts.Count == 0 ? null : counts.Min(c => c.Oldest),
            [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Name, StringComparer.Ordinal)]);
    }

    public sealed record QueueState(int Left, DateTimeOffset? Oldest, IReadOnlyList<CountryCount> Countries);

    public sealed record CountryCount(CountryCode Country, string Name, int Count, DateTimeOffset Oldest);
}
