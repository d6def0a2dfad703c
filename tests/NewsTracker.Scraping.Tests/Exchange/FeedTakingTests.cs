using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Exchange;

/// <summary>Lists that change feeds which are polled already.</summary>
public sealed class FeedTakingTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_that_is_to_be_polled_more_often_is_polled_by_that_at_once()
    {
        var feed = await AddAsync("https://oftener.example/rss", feed => (feed.PollInterval, feed.LastPolledAt, feed.NextPollAt, feed.NextPollReason) = (TimeSpan.FromDays(1), now.AddHours(-2), now.AddHours(22), "Every day."));
        await TakeAsync(feed, new OpmlFeed { Url = feed.Url, PollInterval = TimeSpan.FromMinutes(5) });
        var after = await FindAsync(feed);
        Assert.True(after.NextPollAt < now.AddHours(1));
        Assert.Equal("Every 5 minutes.", after.NextPollReason);
    }

    [Fact]
    public async Task A_feed_that_was_gone_and_is_resumed_is_polled_at_once_and_is_paused_by_its_publisher_no_more()
    {
        var feed = await AddAsync("https://resumed.example/rss", feed => (feed.IsPaused, feed.PauseReason, feed.Trouble, feed.ConsecutiveFailures, feed.NextPollAt) = (true, "It is gone.", FeedTrouble.Gone, 1, now.AddHours(6)));
        await TakeAsync(feed, new OpmlFeed { Url = feed.Url, IsPaused = true, PollInterval = TimeSpan.FromMinutes(7) });
        Assert.Equal((true, "It is gone."), await FindAsync(feed) is var same ? (same.IsPaused, same.PauseReason) : default);
        await TakeAsync(feed, new OpmlFeed { Url = feed.Url, IsPaused = false });
        var after = await FindAsync(feed);
        Assert.Equal((false, null, "Resumed by hand."), (after.IsPaused, after.PauseReason, after.NextPollReason));
        Assert.True(after.NextPollAt < now.AddHours(1));
    }

    private async Task<Feed> AddAsync(string url, Action<Feed> change)
    {
        var feed = await pipeline.AddFeedAsync(new Uri(url));
        return await pipeline.WithDbAsync(async db =>
        {
            var added = await db.Feeds.SingleAsync(f => f.Id == feed.Id, Cancelled);
            change(added);
            await db.SaveChangesAsync(Cancelled);
            return added;
        });
    }

    private Task<ImportPlan> TakeAsync(Feed feed, OpmlFeed listed) =>
        pipeline.ImportAsync(new OpmlSource { Name = new Uri(feed.Url).Host, HomeUrl = new Uri(new Uri(feed.Url), "/").AbsoluteUri, Feeds = [listed] });

    private Task<Feed> FindAsync(Feed feed) => pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id, Cancelled));
}
