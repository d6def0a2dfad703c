using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.SavedSearches;

/// <summary>Keeps for each reader since when the matches of a saved search are new to them.</summary>
public sealed class SearchLooks(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>An article is stored a moment after the instant it is said to have come at. Whoever looks in between would never be told of it, so a look counts from a little earlier.</summary>
    public static readonly TimeSpan Storing = TimeSpan.FromSeconds(10);

    /// <summary>Notes that a reader looks now.</summary>
    /// <returns>When they looked before; null for the first time.</returns>
    public async Task<DateTimeOffset?> LookAsync(long search, Guid user, CancellationToken cancellationToken)
    {
        var before = await LastAsync(search, user, cancellationToken);
        var now = clock.GetUtcNow() - Storing;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into search_looks (search_id, user_id, looked_at) values ({search}, {user}, {now})
            on conflict (user_id, search_id) do update set looked_at = greatest(search_looks.looked_at, excluded.looked_at)
            """,
            cancellationToken);
        return before;
    }

    /// <summary>When a reader looked last; null where they never did.</summary>
    public Task<DateTimeOffset?> LastAsync(long search, Guid user, CancellationToken cancellationToken) =>
        db.SearchLooks.Where(l => l.UserId == user && l.SearchId == search).Select(l => (DateTimeOffset?)l.LookedAt).FirstOrDefaultAsync(cancellationToken);
}
