using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>Feeds of several documents: an index with its sitemaps, a listing with further pages. What of them cannot be read is told, and is not taken for empty.</summary>
public sealed class FeedPartsTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private const string Namespace = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

    [Fact]
    public async Task The_sitemaps_of_an_index_are_read_also_where_the_index_is_as_it_was()
    {
        Site.Answers["/sitemap.xml"] = context =>
        {
            context.Response.Headers.ETag = "\"same\"";
            return context.Request.Headers.IfNoneMatch.Count > 0 ? Results.StatusCode(304) : Index("/1.xml");
        };
        Site.Answers["/1.xml"] = _ => Sitemap("/one.html");
        var feed = await Pipeline.AddFeedAsync(Site.Address("/sitemap.xml"));
        Assert.Equal(1, (await Pipeline.PollAsync(feed)).Seen);
        Site.Answers["/1.xml"] = _ => Sitemap("/one.html", "/two.html");
        var second = await Pipeline.PollAsync(feed);
        Assert.Equal((PollOutcome.Succeeded, 2), (second.Outcome, second.Seen));
    }

    [Fact]
    public async Task Sitemaps_that_cannot_be_read_are_told_beside_those_that_can()
    {
        Site.Answers["/sitemap.xml"] = _ => Index("/1.xml", "/broken.xml", "/page.xml");
        Site.Answers["/1.xml"] = _ => Sitemap("/one.html");
        Site.Answers["/broken.xml"] = _ => Results.StatusCode(500);
        Site.Answers["/page.xml"] = _ => Results.Content("<html><body>Hello</body></html>", "text/html");
        var poll = await Pipeline.PollAsync(await Pipeline.AddFeedAsync(Site.Address("/sitemap.xml")));
        Assert.Equal((PollOutcome.Succeeded, 1), (poll.Outcome, poll.Seen));
        Assert.Contains(". 2 of 3 parts could not be read. ", poll.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, FeedTrouble.ServerError)]
    [InlineData(410, FeedTrouble.NotFound)]
    public async Task An_index_of_which_nothing_can_be_read_has_failed_and_is_never_gone_for_good(int status, FeedTrouble trouble)
    {
        Site.Answers["/sitemap.xml"] = _ => Index("/1.xml", "/2.xml");
        Site.Answers["/1.xml"] = Site.Answers["/2.xml"] = _ => Results.StatusCode(status);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/sitemap.xml"));
        var poll = await Pipeline.PollAsync(feed);
        Assert.Equal((PollOutcome.FetchFailed, trouble, status), (poll.Outcome, poll.Trouble, poll.HttpStatus));
        Assert.StartsWith($"All 2 parts of it could not be read. 127.0.0.1 answered {status}", poll.Message, StringComparison.Ordinal);
        var after = await FindAsync(feed);
        Assert.Equal((1, false), (after.ConsecutiveFailures, after.IsPaused));
    }

    [Fact]
    public async Task A_listing_of_which_a_further_page_fails_is_asked_for_in_full_again()
    {
        var fails = true;
        Site.Answers["/list/1"] = context => Page(context, 1);
        Site.Answers["/list/2"] = context => fails ? Results.StatusCode(500) : Page(context, 2);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/list/1"));
        await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.Kind, FeedKind.Listing).SetProperty(f => f.ListingRules, """{ "items": "ul.news li", "link": "a", "next": "a.next", "pages": 2 }"""), Cancelled));
        var poll = await Pipeline.PollAsync(feed);
        Assert.Equal((PollOutcome.Succeeded, 6), (poll.Outcome, poll.Seen));
        Assert.Contains("1 of 2 parts could not be read. 127.0.0.1 answered 500", poll.Message, StringComparison.Ordinal);
        Assert.Null((await FindAsync(feed)).ETag);

        fails = false;
        Assert.Equal(12, (await Pipeline.PollAsync(feed)).Seen);
        Assert.NotNull((await FindAsync(feed)).ETag);
    }

    private Task<Feed> FindAsync(Feed feed) => Pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id, Cancelled));

    private static IResult Page(HttpContext context, int page)
    {
        context.Response.Headers.ETag = $"\"{page}\"";
        var items = string.Concat(Enumerable.Range(0, 6).Select(item => $"<li><a href=\"/news/{page}-{item}\">The council of town {page}-{item} voted on demining money</a></li>"));
        return Results.Content($"<html><body><ul class=\"news\">{items}</ul><a class=\"next\" href=\"/list/{page + 1}\">Older</a></body></html>", "text/html");
    }

    private IResult Index(params string[] paths) => Xml($"<sitemapindex {Namespace}>{string.Concat(paths.Select(path => $"<sitemap><loc>{Site.Address(path)}</loc></sitemap>"))}</sitemapindex>");

    private IResult Sitemap(params string[] paths) => Xml($"<urlset {Namespace}>{string.Concat(paths.Select(path => $"<url><loc>{Site.Address(path)}</loc></url>"))}</urlset>");

    private static IResult Xml(string content) => Results.Content(content, "application/xml");
}
