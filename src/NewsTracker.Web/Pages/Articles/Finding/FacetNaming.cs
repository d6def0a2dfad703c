using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Looks up what counted values are called: sources by their primary key, tags in their tree.</summary>
public sealed class FacetNaming(NewsTrackerDbContext db, CountryNames countries)
{
    public async Task<FacetWords> NameAsync(SearchFacets facets, CancellationToken cancellationToken)
    {
        var sourceIds = Numbers(facets, QueryField.Source);
        var sources = sourceIds.Length == 0 ? [] : await db.Sources.Where(s => sourceIds.Contains(s.Id))
            .Select(s => new { s.Id, s.Name, s.HomeUrl, IsShared = db.Sources.Any(other => other.Name == s.Name && other.Id != s.Id) })
            .ToDictionaryAsync(s => s.Id, s => new FacetSource(s.Name, s.IsShared ? new Uri(s.HomeUrl).Host : null), cancellationToken);
        return new FacetWords(countries, sources, Numbers(facets, QueryField.Tag).Length == 0 ? null : await db.Tags.ReadTreeAsync(cancellationToken));
    }

    private static long[] Numbers(SearchFacets facets, QueryField field) => [.. (facets.Values.GetValueOrDefault(field) ?? []).Select(facet => FacetWords.Number(facet.Value))];
}
