using Microsoft.Extensions.Caching.Memory;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Remembers for half a minute what was counted, and what the counted values are called: who turns pages does not have everything counted anew for each.</summary>
public sealed class FacetMemory(SearchCounting counting, FacetNaming naming, IMemoryCache memory)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<(SearchFacets Facets, FacetWords Words)> CountAsync(SearchPreparation.Ready search, CancellationToken cancellationToken)
    {
        // What one person has read changes with each look, and is nobody else's.
        if (search.Query.IsPersonal)
            return await ReadAsync(search.Condition, cancellationToken);
        var key = (nameof(FacetMemory), search.Query.ToString());
        return memory.TryGetValue(key, out (SearchFacets, FacetWords) known) ? known : memory.Set(key, await ReadAsync(search.Condition, cancellationToken), Kept);
    }

    private async Task<(SearchFacets, FacetWords)> ReadAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        var counted = await counting.CountAsync(condition, cancellationToken);
        return (counted, await naming.NameAsync(counted, cancellationToken));
    }
}
