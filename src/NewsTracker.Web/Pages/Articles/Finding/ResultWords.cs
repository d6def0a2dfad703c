using System.Globalization;
using NewsTracker.Core;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Numbers of results as pages say them: what is estimated says so.</summary>
public static class ResultWords
{
    public static string Total(SearchFacets facets) => facets switch
    {
        { IsAbout: true } => $"About {Rounded(facets.Total)} articles",
        _ => Counting.Of(facets.Total, "article"),
    };

    public static string Count(long count, bool isAbout) => isAbout ? $"≈ {Rounded(count)}" : count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Two figures are as much as a sample can tell.</summary>
    private static string Rounded(long count)
    {
        var unit = 1L;
        while (count / unit >= 100)
            unit *= 10;
        return ((count + (unit / 2)) / unit * unit).ToString("N0", CultureInfo.InvariantCulture);
    }
}
