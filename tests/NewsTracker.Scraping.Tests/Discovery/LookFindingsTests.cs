using System.Text.Json;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Discovery;

namespace NewsTracker.Scraping.Tests.Discovery;

public sealed class LookFindingsTests
{
    /// <summary>A look is kept for a day, and hosts of two versions may be at work on it.</summary>
    [Theory]
    [InlineData(FoundWhere.Address, "at the address")]
    [InlineData(FoundWhere.Page, "named by the page")]
    [InlineData(FoundWhere.Home, "named by the home page")]
    [InlineData(FoundWhere.Link, "linked from the page")]
    [InlineData(FoundWhere.Robots, "named by robots.txt")]
    [InlineData(FoundWhere.Index, "in a sitemap index")]
    [InlineData(FoundWhere.CommonPlace, "in a usual place")]
    public void A_look_that_another_version_kept_reads(FoundWhere where, string kept)
    {
        var feed = new FoundFeed { Url = "https://gazette.example/feed", Kind = FeedKind.Rss, Where = where, Count = 3 };
        var json = JsonSerializer.Serialize(feed, SourceLooks.Json);
        Assert.Contains($"\"where\":\"{kept}\"", json, StringComparison.Ordinal);
        Assert.Equal(where, JsonSerializer.Deserialize<FoundFeed>(json, SourceLooks.Json)!.Where);
    }
}
