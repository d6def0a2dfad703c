using System.Globalization;
using NewsTracker.Core;
using NewsTracker.Core.Queries;
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

    /// <summary>What "all" means above a list.</summary>
    public static string All(SearchFacets facets, ArticleQuery query) => (query.Root, facets.Total) switch
    {
        (null, 1) => "The only article",
        (null, _) => $"All {Count(facets.Total, facets.IsAbout)} articles",
        (_, 1) => "The one that matches",
        _ => $"All {Count(facets.Total, facets.IsAbout)} that match",
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
