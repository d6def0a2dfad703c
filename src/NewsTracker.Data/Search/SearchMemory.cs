using Microsoft.Extensions.Caching.Memory;

namespace NewsTracker.Data.Search;

/// <summary>
/// Remembers what the planner expects of searches, in this process: a page asks for it twice, and who turns pages with each. It follows from statistics that change seldom, and what is too old costs a longer way and never
/// a wrong answer.
/// </summary>
public sealed class SearchMemory : IDisposable
{
    private const int MostKept = 2_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public async Task<SearchEstimate> EstimateAsync(NewsTrackerDbContext db, SearchCondition condition, CancellationToken cancellationToken)
    {
        var key = condition.ToKey();
        if (memory.TryGetValue(key, out SearchEstimate known))
            return known;
        var estimate = await db.EstimateAsync(condition, cancellationToken);
        return memory.Set(key, estimate, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
    }

    public void Dispose() => memory.Dispose();
}
