using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Looks up what counted values are called, and what is asked for by number: sources by their primary key, tags in their tree.</summary>
public sealed class FacetNaming(NewsTrackerDbContext db, CountryNames countries)
{
    public async Task<FacetWords> NameAsync(ArticleQuery query, SearchFacets facets, CancellationToken cancellationToken)
    {
        var asked = query.ValuesOf(QueryField.Source).Select(value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null).OfType<long>();
        var sources = await SourcesAsync([.. Numbers(facets, QueryField.Source), .. asked], cancellationToken);
        return new FacetWords(countries, sources, await TagsAsync(Numbers(facets, QueryField.Tag), cancellationToken));
    }

    /// <summary>What is kept of the tree is what was counted: it stays in memory for as long as the numbers do, for each search.</summary>
    private async Task<Dictionary<long, FacetTag>> TagsAsync(long[] counted, CancellationToken cancellationToken)
    {
        if (counted.Length == 0)
            return [];
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        return counted.Select(id => (Id: id, Tag: tree.Resolve(id))).Where(named => named.Tag is not null).ToDictionary(named => named.Id, named => new FacetTag(named.Tag!.Name, named.Tag.Slug));
    }

    /// <summary>Reads the table of sources, which is small: what is one name to a query only the query's own folding tells.</summary>
    private async Task<Dictionary<long, FacetSource>> SourcesAsync(HashSet<long> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
            return [];
        var all = await db.Sources.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Name, s.HomeUrl }).ToListAsync(cancellationToken);
        var byName = all.ToLookup(source => NamesInQueries.Fold(source.Name));
        return all.Where(source => wanted.Contains(source.Id)).ToDictionary(source => source.Id, source =>
        {
            var namesakes = byName[NamesInQueries.Fold(source.Name)].ToList();
            return new FacetSource(source.Name, namesakes.Count > 1 ? new Uri(source.HomeUrl).Host : null) { Asked = namesakes[0].Name };
        });
    }

    private static long[] Numbers(SearchFacets facets, QueryField field) => [.. (facets.Values.GetValueOrDefault(field) ?? []).Select(facet => FacetWords.Number(facet.Value))];
}
