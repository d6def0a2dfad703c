using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Countries;

/// <summary>Named pieces from which queries on countries are put together.</summary>
public static class CountryQueries
{
    /// <summary>Regions, and regions with a subregion, as a filter offers them.</summary>
    public static async Task<IReadOnlyList<string>> RegionsAsync(this IQueryable<Country> countries, CancellationToken cancellationToken)
    {
        var regions = await countries.Select(c => c.Region).Distinct().ToListAsync(cancellationToken);
        return [.. regions.Concat(regions.Select(region => region.Split('/')[0])).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <param name="region">A region, or a region and a subregion: "Europe", "Europe/Northern Europe".</param>
    public static IQueryable<Country> InRegion(this IQueryable<Country> countries, string? region) =>
        string.IsNullOrWhiteSpace(region)
            ? countries
            : countries.Where(c => c.Region == region || c.Region.StartsWith(region + "/"));

    /// <summary>Those with a name, an alias or a code in which the text occurs, whatever its case.</summary>
    public static IQueryable<Country> Named(this IQueryable<Country> countries, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return countries;
        }

        var pattern = LikePattern.Containing(text.Trim());
        var code = CountryCode.TryParse(text.Trim(), null, out var parsed) ? parsed : null;
        return countries.Where(c => c.Code == code
            || EF.Functions.ILike(c.CommonName, pattern, LikePattern.Escape)
            || EF.Functions.ILike(c.Name, pattern, LikePattern.Escape)
            || c.Names.Any(n => (n.Kind == CountryNameKind.Name || n.Kind == CountryNameKind.Alias) && EF.Functions.ILike(n.Text, pattern, LikePattern.Escape)));
    }
}
