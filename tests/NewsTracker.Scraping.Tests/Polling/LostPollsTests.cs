using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>Scrapers that end while they poll a feed.</summary>
public sealed class LostPollsTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private const string Path = "/feed.xml";

    public override async ValueTask InitializeAsync()
    {
        await Pipeline.WithDbAsync(db => db.Feeds.ExecuteDeleteAsync(Cancelled));
        await base.InitializeAsync();
        Site.Answers[Path] = _ => Site.Rss();
    }

    [Fact]
    public async Task A_feed_that_one_scraper_after_the_other_did_not_live_through_waits()
    {
        var feed = await Pipeline.AddFeedAsync(Site.Address(Path));
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
        Assert.Empty(Site.Requests);
        Assert.Equal(Enumerable.Repeat(PollOutcome.Abandoned, LostPolls.Borne + 1), await Pipeline.WithDbAsync(db => db.Polls.Where(p => p.FeedId == feed.Id).Select(p => p.Outcome).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task A_scraper_that_ends_is_not_held_against_a_feed_whose_publisher_fails()
    {
        var feed = await Pipeline.AddFeedAsync(Site.Address(Path));
        await Pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.ConsecutiveFailures, 9).SetProperty(f => f.Trouble, FeedTrouble.ServerError), Cancelled));
        await TakeAsync();
        await RunOutAsync();
        await PollAsync(await TakeAsync());
        Assert.Equal((0, 1), ((await FeedAsync(feed.Id)).ConsecutiveFailures, Site.Requests[Path]));
    }

    [Fact]
    public async Task Scrapers_that_are_told_to_stop_leave_the_feed_without_blame()
    {
        await Pipeline.AddFeedAsync(Site.Address(Path));
        for (var stops = 0; stops < 3; stops++)
        {
            await TakeAsync();
            await ReleaseAsync();
        }

        var lease = await TakeAsync();
        Assert.Equal((false, 0), (lease.WasLost, lease.Feed.ConsecutiveFailures));
    }

    [Fact]
    public async Task Polls_that_were_given_back_are_not_counted_as_lost()
    {
        var feed = await Pipeline.AddFeedAsync(Site.Address(Path));
        for (var stops = 0; stops <= LostPolls.Borne; stops++)
        {
            await TakeAsync();
            await ReleaseAsync();
        }

        var paused = await TakeAsync();
        await Pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true), Cancelled));
        await Pipeline.WithAsync<FeedLeases, bool>(async leases =>
        {
            await leases.BreakOffAsync(paused, Cancelled);
            return true;
        });
        await Pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, false), Cancelled));

        await TakeAsync();
        await RunOutAsync();
        await PollAsync(await TakeAsync());
        Assert.Equal((0, null), ((await FeedAsync(feed.Id)).ConsecutiveFailures, (await FeedAsync(feed.Id)).Trouble));
        var outcomes = await Pipeline.WithDbAsync(db => db.Polls.Where(p => p.FeedId == feed.Id).OrderBy(p => p.Id).Select(p => p.Outcome).ToListAsync(Cancelled));
        Assert.Equal([.. Enumerable.Repeat(PollOutcome.GivenBack, LostPolls.Borne + 2), PollOutcome.Abandoned, PollOutcome.Succeeded], outcomes);
    }

    [Fact]
    public async Task A_poll_that_goes_well_clears_the_feed()
    {
        var feed = await Pipeline.AddFeedAsync(Site.Address(Path));
        for (var times = 0; times < 2; times++)
        {
            await TakeAsync();
            await RunOutAsync();
            await PollAsync(await TakeAsync());
            Assert.Equal((0, null), ((await FeedAsync(feed.Id)).ConsecutiveFailures, (await FeedAsync(feed.Id)).Trouble));
            await Pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.NextPollAt, DateTimeOffset.UnixEpoch), Cancelled));
        }

        Assert.Equal(2, Site.Requests[Path]);
    }

    /// <summary>As when the scraper is gone.</summary>
    private Task<int> RunOutAsync() => Pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, DateTimeOffset.UnixEpoch), Cancelled));

    /// <summary>As a scraper does that is told to stop.</summary>
    private Task<bool> ReleaseAsync() => Pipeline.WithAsync<FeedLeases, bool>(async leases =>
    {
        await leases.ReleaseAllAsync("test", Cancelled);
        return true;
    });

    private async Task<FeedLease> TakeAsync() => Assert.Single(await TakeDueAsync());

    private Task<IReadOnlyList<FeedLease>> TakeDueAsync() => Pipeline.WithAsync<FeedLeases, IReadOnlyList<FeedLease>>(leases => leases.TakeDueAsync("test", 5, Cancelled));

    private Task PollAsync(FeedLease lease) => Pipeline.Services.GetRequiredService<GuardedPolling>().PollAsync(lease, Cancelled);

    private Task<Feed> FeedAsync(long id) => Pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == id, Cancelled));
}
