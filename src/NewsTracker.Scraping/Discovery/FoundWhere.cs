using System.Text.Json.Serialization;

namespace NewsTracker.Scraping.Discovery;

/// <summary>How a feed was found. Looks are kept with these names, and read by hosts of other versions.</summary>
public enum FoundWhere
{
    /// <summary>What lies at the address that is looked at.</summary>
    [JsonStringEnumMemberName("at the address")]
    Address,

    /// <summary>The page declares it.</summary>
    [JsonStringEnumMemberName("named by the page")]
    Page,

    /// <summary>The site's home page declares it or leads to it, where an inner page was looked at.</summary>
    [JsonStringEnumMemberName("named by the home page")]
    Home,

    /// <summary>The page leads to it and does not declare it.</summary>
    [JsonStringEnumMemberName("linked from the page")]
    Link,

    [JsonStringEnumMemberName("named by robots.txt")]
    Robots,

    /// <summary>An index of sitemaps lists it.</summary>
    [JsonStringEnumMemberName("in a sitemap index")]
    Index,

    /// <summary>Nothing names it; publishers put feeds there.</summary>
    [JsonStringEnumMemberName("in a usual place")]
    CommonPlace,
}
