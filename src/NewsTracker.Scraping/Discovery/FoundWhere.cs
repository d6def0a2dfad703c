namespace NewsTracker.Scraping.Discovery;

/// <summary>How a feed was found, in words.</summary>
internal static class FoundWhere
{
    public const string Address = "at the address";
    public const string Page = "named by the page";
    public const string Home = "named by the home page";
    public const string Link = "linked from the page";
    public const string Robots = "named by robots.txt";
    public const string Index = "in a sitemap index";
    public const string CommonPlace = "in a usual place";
}
