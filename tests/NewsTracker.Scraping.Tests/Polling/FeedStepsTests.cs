using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A visit that reads several documents gets on with each: it waits for a turn at its host before every one of them.</summary>
public sealed class FeedStepsTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    [Fact]
    public async Task Each_sitemap_of_an_index_is_a_step()
    {
        Site.Answers["/sitemap.xml"] = _ => Xml($"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(new[] { "/1.xml", "/2.xml" }.Select(path => $"<sitemap><loc>{Site.Address(path)}</loc></sitemap>"))}</sitemapindex>");
        Site.Answers["/1.xml"] = Site.Answers["/2.xml"] = _ => Xml("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"></urlset>");
        Assert.Equal(2, await CountStepsAsync(await Pipeline.AddFeedAsync(Site.Address("/sitemap.xml"))));
    }

    [Fact]
    public async Task Each_further_page_of_a_listing_is_a_step()
    {
        foreach (var page in Enumerable.Range(1, 3))
        {
            var items = string.Concat(Enumerable.Range(0, 6).Select(item => $"<li><a href=\"/news/{page}-{item}\">The council of town {page}-{item} voted on demining money</a></li>"));
            Site.Answers[$"/list/{page}"] = _ => Results.Content($"<html><body><ul class=\"news\">{items}</ul><a class=\"next\" href=\"/list/{page + 1}\">Older</a></body></html>", "text/html");
        }

        var feed = await Pipeline.AddFeedAsync(Site.Address("/list/1"));
        (feed.Kind, feed.ListingRules) = (FeedKind.Listing, """{ "items": "ul.news li", "link": "a", "next": "a.next", "pages": 3 }""");
        Assert.Equal(2, await CountStepsAsync(feed));
    }

    private async Task<int> CountStepsAsync(Feed feed)
    {
        var steps = 0;
        await using var scope = Pipeline.Services.CreateAsyncScope();
        Assert.IsType<FeedReading.Read>(await scope.ServiceProvider.GetRequiredService<FeedFetching>().ReadAsync(feed, () => steps++, Cancelled));
        return steps;
    }

    private static IResult Xml(string content) => Results.Content(content, "application/xml");
}
