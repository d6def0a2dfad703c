using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A poll asked for by hand also looks at the articles that are known.</summary>
public sealed class AskedPollTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private readonly PollSite site = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.StartAsync(Cancelled);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_check_of_known_articles_is_owed_until_the_feed_was_had()
    {
        var feed = await pipeline.AddFeedAsync(site.Address("/feed.xml"));
        site.Answers["/feed.xml"] = _ => Results.StatusCode(500);
        Assert.Equal((PollOutcome.FetchFailed, true), await AskAsync(feed));
        site.Answers["/feed.xml"] = _ => site.Rss();
        Assert.Equal((PollOutcome.Succeeded, false), await AskAsync(feed));
        site.Answers["/feed.xml"] = context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Results.StatusCode(429);
        };
        Assert.Equal((PollOutcome.FetchFailed, true), await AskAsync(feed));
        Assert.Equal((PollOutcome.Postponed, true), await AskAsync(feed));
    }

    private async Task<(PollOutcome Outcome, bool IsOwed)> AskAsync(Feed feed)
    {
        var poll = await pipeline.PollAsync(feed, recheck: true);
        return (poll.Outcome, await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).Select(f => f.RecheckArticles).SingleAsync(Cancelled)));
    }
}
