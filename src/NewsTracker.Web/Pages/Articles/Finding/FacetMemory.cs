using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Remembers for half a minute what was counted, and what the counted values are called: who turns pages does not have everything counted anew for each.</summary>
public sealed class FacetMemory(SearchCounting counting, FacetNaming naming, IMemoryCache memory)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<(SearchFacets Facets, FacetWords Words)> CountAsync(SearchPreparation.Ready search, CancellationToken cancellationToken)
    {
        var key = (nameof(FacetMemory), search.Query.ToString());
        if (memory.TryGetValue(key, out (SearchFacets, FacetWords) known))
            return known;
        var counted = await counting.CountAsync(search.Condition, cancellationToken);
        return memory.Set(key, (counted, await naming.NameAsync(counted, cancellationToken)), Kept);
    }
}
