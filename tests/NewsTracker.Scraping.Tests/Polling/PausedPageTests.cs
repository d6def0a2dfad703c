using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A page whose answer asks for a pause has not failed: it is put off, as are those that come during the pause.</summary>
public sealed class PausedPageTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    [Fact]
    public async Task In_a_poll_it_counts_as_no_attempt_and_waits_as_long_as_asked()
    {
        Site.Answers["/feed.xml"] = _ => Site.Rss("/page.html");
        Site.Answers["/page.html"] = context => Pause(context, "7200");
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        Assert.Equal(PollItemOutcome.FetchFailed, Assert.Single((await Pipeline.PollAsync(feed)).Items).Outcome);
        var retry = await Pipeline.WithDbAsync(db => db.ItemRetries.SingleAsync(r => r.FeedId == feed.Id, Cancelled));
        Assert.Equal(0, retry.Attempts);
        Assert.True(retry.NextTryAt > TimeProvider.System.GetUtcNow().AddMinutes(110));
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

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("120")]
    public async Task In_a_back_fill_it_is_asked_for_again_after_the_pause_also_where_none_is_named(string? seconds)
    {
        var refusals = 1;
        Site.Answers["/page.html"] = context => refusals-- > 0 ? Pause(context, seconds) : Results.Content(Story, "text/html");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var process = Pipeline.Another(clock);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        await using var scope = process.CreateAsyncScope();
        var page = CanonicalUrl.Find(Site.Address("/page.html").AbsoluteUri)!;
        var taken = await scope.ServiceProvider.GetRequiredService<BackFillTaking>().TakeAsync(feed, page, _ => LetPauseEndAsync(clock), Cancelled);
        Assert.Equal((PollItemOutcome.Stored, 2), (taken.Row.Outcome, Site.Requests["/page.html"]));
    }

    private async Task LetPauseEndAsync(FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromMinutes(16));
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
