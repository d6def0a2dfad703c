using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A poll asked for by hand also looks at the articles that are known.</summary>
public sealed class AskedPollTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    [Fact]
    public async Task The_check_of_known_articles_is_owed_until_the_feed_was_had()
    {
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        Site.Answers["/feed.xml"] = _ => Results.StatusCode(500);
        Assert.Equal((PollOutcome.FetchFailed, true), await AskAsync(feed));
        Site.Answers["/feed.xml"] = _ => Site.Rss();
        Assert.Equal((PollOutcome.Succeeded, false), await AskAsync(feed));
        Site.Answers["/feed.xml"] = context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Results.StatusCode(429);
        };
        Assert.Equal((PollOutcome.FetchFailed, true), await AskAsync(feed));
        Assert.Equal((PollOutcome.Postponed, true), await AskAsync(feed));
    }

    private async Task<(PollOutcome Outcome, bool IsOwed)> AskAsync(Feed feed)
    {
        var poll = await Pipeline.PollAsync(feed, recheck: true);
        return (poll.Outcome, await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).Select(f => f.RecheckArticles).SingleAsync(Cancelled)));
    }
}
