using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Data.Search;
using NewsTracker.Web.PageMemory;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>
/// Remembers what was counted, and what the counted values are called, while nothing changes: who turns pages does not have everything counted anew for each. What has changed is counted anew at once
/// where that is quick; while articles pour in, a search that takes long to count is counted a tenth of the time at most.
/// </summary>
public sealed class FacetMemory(SearchCounting counting, FacetNaming naming, ChangesAtArrival changes, IMemoryCache memory, TimeProvider clock)
{
    /// <summary>So long what was counted is told again at most: dates that count from today move.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    /// <summary>How many times as long as a count took it is good for, whatever changes meanwhile.</summary>
    private const int RestPerCount = 9;

    private static long made;

    public async Task<CountedFacets> CountAsync(SearchPreparation.Ready search, CancellationToken cancellationToken)
    {
        // What one person has read changes with each look, and is nobody else's.
        if (search.Query.IsPersonal)
            return await ReadAsync(search, null, cancellationToken);
        var key = (nameof(FacetMemory), search.Query.ToString());
        var seen = (await changes.ReadAsync()).Archive;
        if (memory.TryGetValue(key, out Counted? known) && (known!.Changes == seen || clock.GetElapsedTime(known.At) < known.Took * RestPerCount))
            return known.Facets;
        var begun = clock.GetTimestamp();
        var facets = await ReadAsync(search, Interlocked.Increment(ref made), cancellationToken);
        memory.Set(key, new Counted(facets, seen, clock.GetTimestamp(), clock.GetElapsedTime(begun)), Kept);
        return facets;
    }

    private async Task<CountedFacets> ReadAsync(SearchPreparation.Ready search, long? number, CancellationToken cancellationToken)
    {
        var counted = await counting.CountAsync(search.Condition, cancellationToken);
        return new(counted, await naming.NameAsync(search.Query, counted, cancellationToken), number);
    }

    /// <param name="Changes">How often the archive had changed before it was counted.</param>
    /// <param name="At">When it was counted, as the clock's timestamps tell.</param>
    private sealed record Counted(CountedFacets Facets, long Changes, long At, TimeSpan Took);
}

/// <summary>What was counted, and what the counted values are called.</summary>
/// <param name="Number">Of this counting, in this process: what is made of it can be kept by it. Null where nothing is to be kept.</param>
public sealed record CountedFacets(SearchFacets Facets, FacetWords Words, long? Number);
