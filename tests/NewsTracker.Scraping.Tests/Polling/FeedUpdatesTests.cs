using Microsoft.AspNetCore.Http;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>What feeds say of when an article changed, and how often its page is asked for that.</summary>
public sealed class FeedUpdatesTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private const string Noon = "2026-03-01T12:00:00Z";
    private const string NoonInYangon = "2026-03-01T18:30:00+06:30";
    private const string Later = "2026-03-01T13:00:00Z";

    [Fact]
    public async Task A_page_that_is_as_it_was_is_asked_once_for_a_change_that_its_feed_tells_of()
    {
        Site.Answers["/kept"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return context.Request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : Page("kept");
        };
        var feed = await Pipeline.AddFeedAsync(Site.Address("/kept.xml"));
        await AssertAsync(feed, "/kept", Noon, requests: 1);
        await AssertAsync(feed, "/kept", Later, requests: 2);
        await AssertAsync(feed, "/kept", Later, requests: 2);
    }

    [Fact]
    public async Task A_page_is_asked_once_for_a_change_that_two_feeds_print_in_two_ways()
    {
        Site.Answers["/shared"] = _ => Page("shared");
        var (one, other) = (await Pipeline.AddFeedAsync(Site.Address("/one.xml")), await Pipeline.AddFeedAsync(Site.Address("/other.xml")));
        await AssertAsync(one, "/shared", Noon, requests: 1);
        await AssertAsync(other, "/shared", NoonInYangon, requests: 1);
        await AssertAsync(one, "/shared", Noon, requests: 1);
        await AssertAsync(other, "/shared", Later, requests: 2);
        await AssertAsync(one, "/shared", Noon, requests: 2);
        await AssertAsync(other, "/shared", Later, requests: 2);
    }

    private async Task AssertAsync(Feed feed, string page, string updated, int requests)
    {
        Site.Answers[new Uri(feed.Url).AbsolutePath] = _ => Results.Text(
            $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title><entry><title>An item</title><link href=\"{Site.Address(page)}\"/><updated>{updated}</updated></entry></feed>", "application/atom+xml");
        var item = Assert.Single((await Pipeline.PollAsync(feed)).Items);
        Assert.Contains(item.Outcome, new[] { PollItemOutcome.Stored, PollItemOutcome.Unchanged });
        Assert.Equal(requests, Site.Requests[page]);
    }

    private static IResult Page(string name) => Results.Content(
        $"<html><head><title>Deminers return, {name}</title></head><body><article><h1>Deminers return, {name}</h1>"
        + "<p>The ministry said on Tuesday that two teams of deminers had returned to the border villages after the winter, and that work would begin within the week.</p>"
        + $"<p>Residents of {name} had waited for months. The head of the council said that the fields had lain idle since the autumn, and that people were eager to sow.</p></article></body></html>",
        "text/html");
}
