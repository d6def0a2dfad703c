using System.Diagnostics;
using NewsTracker.Scraping.Discovery;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>How a feed was found, in words.</summary>
internal static class FoundWhereWords
{
    public static string Of(FoundWhere where) => where switch
    {
        FoundWhere.Address => "at the address",
        FoundWhere.Page => "named by the page",
        FoundWhere.Home => "named by the home page",
        FoundWhere.Link => "linked from the page",
        FoundWhere.Robots => "named by robots.txt",
        FoundWhere.Index => "in a sitemap index",
        FoundWhere.CommonPlace => "in a usual place",
        _ => throw new UnreachableException(),
    };
}
