using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Data.Today;

/// <summary>Keeps for each user since when things are new to them.</summary>
public sealed class VisitLog(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Looks nearer together than this are one visit: to reload the page, or to come back to it from an article, makes nothing old.</summary>
    public static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    /// <summary>Notes that a user looks now; what is being stored meanwhile is new to them the next time (<see cref="SearchLooks.Storing"/>).</summary>
    /// <returns>When the visit before this one ended; null on the first.</returns>
    public async Task<DateTimeOffset?> LookAsync(Guid user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow() - SearchLooks.Storing;
        var since = await db.Database.SqlQuery<DateTimeOffset?>(
            $"""
            insert into visits (user_id, looked_at) values ({user}, {now})
            on conflict (user_id) do update set
                looked_before_at = case when visits.looked_at < {now - OneVisit} then visits.looked_at else visits.looked_before_at end,
                looked_at = greatest(visits.looked_at, excluded.looked_at)
            returning looked_before_at as "Value"
            """).ToListAsync(cancellationToken);
        return since[0];
    }

    /// <summary>What <see cref="LookAsync"/> would tell, without noting that the user looks: who looks at another day has not seen what is new.</summary>
    public async Task<DateTimeOffset?> FindAsync(Guid user, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - SearchLooks.Storing - OneVisit;
        return await db.Visits.Where(v => v.UserId == user).Select(v => v.LookedAt < since ? v.LookedAt : v.LookedBeforeAt).FirstOrDefaultAsync(cancellationToken);
    }
}
