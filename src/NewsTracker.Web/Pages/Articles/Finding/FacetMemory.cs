using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Remembers for half a minute what was counted: who turns pages does not have everything counted anew for each.</summary>
public sealed class FacetMemory(SearchCounting counting, IMemoryCache memory)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<SearchFacets> CountAsync(SearchPreparation.Ready search, CancellationToken cancellationToken)
    {
        var key = (nameof(FacetMemory), search.Query.ToString());
        if (memory.TryGetValue(key, out SearchFacets? known))
            return known!;
        var counted = await counting.CountAsync(search.Condition, cancellationToken);
        return memory.Set(key, counted, Kept);
    }
}
