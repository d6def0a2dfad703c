using NewsTracker.Core.Treaties;

namespace NewsTracker.Data.Treaties;

public static class TreatyActQueries
{
    /// <summary>What was on record here by an instant: all that is delivered, and what an admin had added by then.</summary>
    public static IQueryable<TreatyAct> KnownBy(this IQueryable<TreatyAct> acts, DateTimeOffset at) => acts.Where(act => act.AddedAt == null || act.AddedAt <= at);
}
