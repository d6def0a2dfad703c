using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>Scrapers that end while they poll a feed.</summary>
public sealed class LostPollsTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private const string Path = "/feed.xml";

    private readonly PollSite site = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await pipeline.WithDbAsync(db => db.Feeds.ExecuteDeleteAsync(Cancelled));
        await site.StartAsync(Cancelled);
        site.Answers[Path] = _ => site.Rss();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_feed_that_one_scraper_after_the_other_did_not_live_through_waits()
    {
        var feed = await pipeline.AddFeedAsync(site.Address(Path));
        var began = TimeProvider.System.GetUtcNow();
        for (var deaths = 0; deaths <= LostPolls.Borne; deaths++)
        {
            Assert.Null((await FeedAsync(feed.Id)).Trouble);
            await TakeAsync();
            await RunOutAsync();
        }

        await PollAsync(await TakeAsync());
        var after = await FeedAsync(feed.Id);
        Assert.Equal((null, 1, FeedTrouble.OurFault), (after.LeaseOwner, after.ConsecutiveFailures, after.Trouble));
        Assert.True(after.NextPollAt >= began.AddMinutes(10));
        Assert.Contains("again and again", after.NextPollReason, StringComparison.Ordinal);
        Assert.Empty(await TakeDueAsync());
        Assert.Empty(site.Requests);
        Assert.Equal(Enumerable.Repeat(PollOutcome.Abandoned, LostPolls.Borne + 1), await pipeline.WithDbAsync(db => db.Polls.Where(p => p.FeedId == feed.Id).Select(p => p.Outcome).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task A_scraper_that_ends_is_not_held_against_a_feed_whose_publisher_fails()
    {
        var feed = await pipeline.AddFeedAsync(site.Address(Path));
        await pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.ConsecutiveFailures, 9).SetProperty(f => f.Trouble, FeedTrouble.ServerError), Cancelled));
        await TakeAsync();
        await RunOutAsync();
        await PollAsync(await TakeAsync());
        Assert.Equal((0, 1), ((await FeedAsync(feed.Id)).ConsecutiveFailures, site.Requests[Path]));
    }

    [Fact]
    public async Task Scrapers_that_are_told_to_stop_leave_the_feed_without_blame()
    {
        await pipeline.AddFeedAsync(site.Address(Path));
        for (var stops = 0; stops < 3; stops++)
        {
            await TakeAsync();
            await pipeline.WithAsync<FeedLeases, int>(async leases =>
            {
                await leases.ReleaseAllAsync("test", Cancelled);
                return 0;
            });
        }

        var lease = await TakeAsync();
        Assert.Equal((false, 0), (lease.WasLost, lease.Feed.ConsecutiveFailures));
    }

    [Fact]
    public async Task A_poll_that_goes_well_clears_the_feed()
    {
        var feed = await pipeline.AddFeedAsync(site.Address(Path));
        for (var times = 0; times < 2; times++)
        {
            await TakeAsync();
            await RunOutAsync();
            await PollAsync(await TakeAsync());
            Assert.Equal((0, null), ((await FeedAsync(feed.Id)).ConsecutiveFailures, (await FeedAsync(feed.Id)).Trouble));
            await pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.NextPollAt, DateTimeOffset.UnixEpoch), Cancelled));
        }

        Assert.Equal(2, site.Requests[Path]);
    }

    /// <summary>As when the scraper is gone.</summary>
    private Task<int> RunOutAsync() => pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, DateTimeOffset.UnixEpoch), Cancelled));

    private async Task<FeedLease> TakeAsync() => Assert.Single(await TakeDueAsync());

    private Task<IReadOnlyList<FeedLease>> TakeDueAsync() => pipeline.WithAsync<FeedLeases, IReadOnlyList<FeedLease>>(leases => leases.TakeDueAsync("test", 5, Cancelled));

    private Task PollAsync(FeedLease lease) => pipeline.Services.GetRequiredService<GuardedPolling>().PollAsync(lease, Cancelled);

    private Task<Feed> FeedAsync(long id) => pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == id, Cancelled));
}
