using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A page whose answer asks for a pause has failed, for it may be this page alone that is never given; those that come during the pause are put off.</summary>
public sealed class PausedPageTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    [Fact]
    public async Task In_a_poll_it_counts_as_an_attempt_and_waits_as_long_as_asked()
    {
        Site.Answers["/feed.xml"] = _ => Site.Rss("/page.html");
        Site.Answers["/page.html"] = context => Pause(context, "7200");
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        Assert.Equal(PollItemOutcome.FetchFailed, Assert.Single((await Pipeline.PollAsync(feed)).Items).Outcome);
        var retry = await Pipeline.WithDbAsync(db => db.ItemRetries.SingleAsync(r => r.FeedId == feed.Id, Cancelled));
        Assert.Equal(1, retry.Attempts);
        Assert.True(retry.NextTryAt > TimeProvider.System.GetUtcNow().AddMinutes(110));
    }

    [Fact]
    public async Task One_that_always_asks_for_a_short_pause_is_asked_for_after_longer_and_longer_gaps_and_lets_the_others_of_its_host_come_in()
    {
        Site.Answers["/feed.xml"] = _ => Site.Rss("/page.html", "/next.html");
        Site.Answers["/page.html"] = context =>
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(503);
        };
        Site.Answers["/next.html"] = _ => Results.Content(Story, "text/html");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var process = Pipeline.Another(clock, new KeyValuePair<string, string?>("Scraping:ConcurrentItems", "1"));
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        for (var polls = 0; polls < 6; polls++)
        {
            await Pipeline.PollAsync(process, feed);
            await LetPauseEndAsync(clock, TimeSpan.FromMinutes(10));
        }

        // After 0, 20 and 80 minutes it would be due; the others come in with the poll that it is not.
        Assert.Equal((2, 1), (Site.Requests["/page.html"], Site.Requests["/next.html"]));
        var retry = await Pipeline.WithDbAsync(db => db.ItemRetries.SingleAsync(r => r.FeedId == feed.Id, Cancelled));
        Assert.Equal(2, retry.Attempts);
    }

    [Fact]
    public async Task What_is_given_up_is_not_asked_for_whenever_the_feed_lists_it()
    {
        Site.Answers["/feed.xml"] = _ => Site.Rss("/page.html");
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        await Pipeline.WithDbAsync(db =>
        {
            db.ItemRetries.Add(new ItemRetry { FeedId = feed.Id, Url = Site.Address("/page.html").AbsoluteUri, Attempts = 0, FirstFailedAt = DateTimeOffset.UnixEpoch, NextTryAt = ItemRetry.Never, Entry = "{}" });
            return db.SaveChangesAsync(Cancelled);
        });
        await Pipeline.PollAsync(feed);
        Assert.False(Site.Requests.ContainsKey("/page.html"));
    }

    [Fact]
    public async Task A_host_that_finds_us_too_frequent_is_left_alone_also_where_it_names_no_pause()
    {
        Site.Answers["/feed.xml"] = _ => Site.Rss("/page.html", "/next.html");
        Site.Answers["/page.html"] = _ => Results.StatusCode(429);
        Site.Answers["/next.html"] = _ => Results.Content(Story, "text/html");
        await using var process = Pipeline.Another(new KeyValuePair<string, string?>("Scraping:ConcurrentItems", "1"));
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        await Pipeline.PollAsync(process, feed);
        Assert.False(Site.Requests.ContainsKey("/next.html"));
        var retries = await Pipeline.WithDbAsync(db => db.ItemRetries.Where(r => r.FeedId == feed.Id).OrderBy(r => r.Attempts).ToListAsync(Cancelled));
        Assert.Equal([0, 1], retries.Select(retry => retry.Attempts));
        Assert.All(retries, retry => Assert.True(retry.NextTryAt > TimeProvider.System.GetUtcNow().AddMinutes(14)));
    }

    private async Task LetPauseEndAsync(FakeTimeProvider clock, TimeSpan after)
    {
        clock.Advance(after);
        await Pipeline.WithDbAsync(db => db.HostPaces.ExecuteUpdateAsync(set => set.SetProperty(p => p.HeldUntil, DateTimeOffset.UnixEpoch), Cancelled));
    }

    private static IResult Pause(HttpContext context, string? seconds)
    {
        context.Response.Headers.RetryAfter = seconds;
        return Results.StatusCode(429);
    }

    private const string Story =
        "<html><head><title>Deminers return to the border</title></head><body><article><h1>Deminers return to the border</h1>"
        + "<p>The ministry said on Tuesday that two teams of deminers had returned to the border villages after the winter, and that work would begin within the week.</p>"
        + "<p>Residents had waited for months. The head of the council said that the fields had lain idle since the autumn, and that people were eager to sow again.</p></article></body></html>";
}
