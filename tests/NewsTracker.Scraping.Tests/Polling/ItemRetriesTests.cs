using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>What robots.txt forbids is looked at again, but neither in the place of what failed nor for ever.</summary>
public sealed class ItemRetriesTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_failed_is_tried_again_however_much_is_forbidden()
    {
        var feed = await pipeline.AddFeedAsync(new Uri("https://forbidden.example/feed.xml"));
        await AddAsync([.. Enumerable.Range(0, 60).Select(n => Retry(feed, $"https://forbidden.example/{n}", attempts: 0, Now.AddDays(-3))), Retry(feed, "https://forbidden.example/failed", attempts: 1, Now.AddDays(-1))]);
        var due = await DueAsync(feed);
        Assert.Equal((50, 1), (due.Count, due.FindIndex(retry => retry.Attempts > 0) + 1));
    }

    [Fact]
    public async Task What_is_forbidden_has_a_turn_however_much_failed()
    {
        var feed = await pipeline.AddFeedAsync(new Uri("https://broken.example/feed.xml"));
        await AddAsync([.. Enumerable.Range(0, 60).Select(n => Retry(feed, $"https://broken.example/{n}", attempts: 1, Now.AddDays(-3))), Retry(feed, "https://broken.example/forbidden", attempts: 0, Now.AddDays(-1))]);
        var due = await DueAsync(feed);
        Assert.Equal((50, 1), (due.Count, due.Count(retry => retry.Attempts == 0)));
    }

    [Fact]
    public async Task What_was_forbidden_for_a_month_is_forgotten()
    {
        await using var site = new PollSite();
        await site.StartAsync(Cancelled);
        site.Answers["/feed.xml"] = _ => site.Rss();
        site.Answers["/robots.txt"] = _ => Results.Text("User-agent: *\nDisallow: /private/");
        var feed = await pipeline.AddFeedAsync(site.Address("/feed.xml"));
        await AddAsync(Retry(feed, site.Address("/private/old").AbsoluteUri, attempts: 0, Now.AddDays(-31)), Retry(feed, site.Address("/private/new").AbsoluteUri, attempts: 0, Now.AddDays(-3)));
        await pipeline.PollAsync(feed);
        Assert.EndsWith("/private/new", Assert.Single(await pipeline.WithDbAsync(db => db.ItemRetries.Where(r => r.FeedId == feed.Id).Select(r => r.Url).ToListAsync(Cancelled))), StringComparison.Ordinal);
    }

    private static ItemRetry Retry(Feed feed, string url, int attempts, DateTimeOffset since) =>
        new() { FeedId = feed.Id, Url = url, Attempts = attempts, FirstFailedAt = since, NextTryAt = since.AddHours(6), Entry = "{}" };

    private Task<List<ItemRetry>> DueAsync(Feed feed) => pipeline.WithAsync<ItemRetries, List<ItemRetry>>(retries => retries.DueAsync(feed.Id, Cancelled));

    private Task<int> AddAsync(params ItemRetry[] retries) => pipeline.WithDbAsync(db =>
    {
        db.ItemRetries.AddRange(retries);
        return db.SaveChangesAsync(Cancelled);
    });
}
