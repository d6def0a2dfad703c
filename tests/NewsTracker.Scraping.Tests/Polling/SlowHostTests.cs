using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A feed whose articles lie at a host that gives a turn in minutes: what waits for one is neither failed nor forgotten.</summary>
public sealed class SlowHostTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private readonly HastyClock clock = new();
    private readonly PollSite site = new();
    private readonly PollSite pages = new();
    private ServiceProvider? process;
    private bool isNew = true;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        process = pipeline.Another(clock);
        await site.StartAsync(Cancelled);
        await pages.StartAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await process!.DisposeAsync();
        await site.DisposeAsync();
        await pages.DisposeAsync();
    }

    [Fact]
    public async Task All_articles_of_a_feed_that_is_polled_once_a_day_come_in_on_that_day()
    {
        var paths = Publish(8);
        var feed = await AddDailyAsync();
        var (end, first) = (clock.GetUtcNow().AddDays(1), await PollAsync(feed));
        Assert.Equal(0, first.Failed);
        Assert.EndsWith(" to be tried again.", first.Message, StringComparison.Ordinal);

        isNew = false;
        while (await StoredAsync(feed) < paths.Count)
        {
            clock.GoTo((await FindAsync(feed)).NextPollAt);
            Assert.True(clock.GetUtcNow() < end);
            await PollAsync(feed);
        }

        Assert.Equal("Every day.", (await FindAsync(feed)).NextPollReason);
        Assert.All(paths, path => Assert.Equal(1, pages.Requests[path]));
    }

    [Fact]
    public async Task Articles_to_be_checked_by_hand_are_checked_one_after_the_other()
    {
        var paths = Publish(3);
        var feed = await AddDailyAsync();
        await PollAsync(feed);
        while (await StoredAsync(feed) < paths.Count)
        {
            clock.GoTo((await FindAsync(feed)).NextPollAt);
            await PollAsync(feed);
        }

        pages.Requests.Clear();
        await PollAsync(feed, recheck: true);
        isNew = false;
        var end = clock.GetUtcNow().AddHours(12);
        while (paths.Exists(path => !pages.Requests.ContainsKey(path)))
        {
            clock.GoTo((await FindAsync(feed)).NextPollAt);
            Assert.True(clock.GetUtcNow() < end);
            await PollAsync(feed);
        }

        Assert.All(paths, path => Assert.Equal(1, pages.Requests[path]));
    }

    [Fact]
    public async Task A_feed_is_not_polled_sooner_than_its_publisher_asks_though_articles_of_it_wait()
    {
        Publish(4, ttl: "<ttl>45</ttl>");
        var feed = await AddDailyAsync();
        await PollAsync(feed);
        Assert.InRange((await FindAsync(feed)).NextPollAt - clock.GetUtcNow(), TimeSpan.FromMinutes(44), TimeSpan.FromMinutes(46));
    }

    [Fact]
    public async Task What_was_only_put_off_is_not_given_up()
    {
        site.Answers["/feed.xml"] = _ => site.Rss();
        var feed = await AddDailyAsync();
        var (now, address) = (clock.GetUtcNow(), pages.Address("/waits"));
        await pipeline.WithDbAsync(db =>
        {
            db.ItemRetries.Add(new ItemRetry { FeedId = feed.Id, Url = address.AbsoluteUri, Attempts = 0, FirstFailedAt = now.AddDays(-31), NextTryAt = now.AddHours(-1), Entry = "{}" });
            return db.SaveChangesAsync(Cancelled);
        });
        await using (var scope = process!.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<HostPacer>().HoldAsync(address, TimeSpan.FromHours(1), Cancelled);
        }

        Assert.Equal(PollItemOutcome.AwaitingRetry, Assert.Single((await PollAsync(feed)).Items).Outcome);
        var retry = await pipeline.WithDbAsync(db => db.ItemRetries.SingleAsync(r => r.FeedId == feed.Id, Cancelled));
        Assert.InRange(retry.NextTryAt, now.AddMinutes(55), now.AddMinutes(65));
        var after = await FindAsync(feed);
        Assert.Equal((retry.NextTryAt, "1 article of it waits for its turn at a host that asks for pauses."), (after.NextPollAt, after.NextPollReason));
    }

    /// <summary>Pages at a host that asks for two minutes between two requests, and a feed of them that is as it was once <see cref="isNew"/> is not so any more.</summary>
    private List<string> Publish(int count, string ttl = "")
    {
        var paths = Enumerable.Range(1, count).Select(n => $"/story-{n}").ToList();
        pages.Answers["/robots.txt"] = _ => Results.Text("User-agent: *\nCrawl-delay: 120");
        paths.ForEach(path => pages.Answers[path] = _ => Results.Content(Story(path), "text/html"));
        site.Answers["/feed.xml"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return !isNew && context.Request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : Rss(paths, ttl);
        };
        return paths;
    }

    private async Task<Feed> AddDailyAsync()
    {
        var feed = await pipeline.AddFeedAsync(site.Address("/feed.xml"));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.Schedule, FeedSchedule.Fixed).SetProperty(f => f.PollInterval, TimeSpan.FromDays(1)), Cancelled));
        return feed;
    }

    /// <summary>Whoever waits in it for a turn gets it at once.</summary>
    private async Task<Poll> PollAsync(Feed feed, bool recheck = false)
    {
        var polling = pipeline.PollAsync(process!, feed, recheck);
        while (!polling.IsCompleted)
        {
            await pipeline.WithDbAsync(db => db.HostPaces.ExecuteUpdateAsync(set => set.SetProperty(p => p.NextRequestAt, DateTimeOffset.UnixEpoch), Cancelled));
            await Task.Delay(50, Cancelled);
        }

        return await polling;
    }

    private Task<Feed> FindAsync(Feed feed) => pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id, Cancelled));

    private Task<int> StoredAsync(Feed feed) => pipeline.WithDbAsync(db => db.Polls.Where(p => p.FeedId == feed.Id).SumAsync(p => p.Stored, Cancelled));

    private IResult Rss(IEnumerable<string> paths, string ttl) => Results.Text(
        $"<rss version=\"2.0\"><channel><title>News</title>{ttl}{string.Concat(paths.Select(path => $"<item><title>An item</title><link>{pages.Address(path)}</link></item>"))}</channel></rss>", "application/rss+xml");

    private static string Story(string path) =>
        $"<html><head><title>Deminers return, part {path}</title></head><body><article><h1>Deminers return, part {path}</h1>"
        + $"<p>The ministry said on Tuesday that two teams of deminers had returned to {path} after the winter, and that work would begin within the week.</p>"
        + "<p>Residents had waited for months. The head of the council said that the fields had lain idle since the autumn, and that people were eager to sow again.</p></article></body></html>";

    /// <summary>Goes as fast as others, but lets nobody wait for minutes, and can be put forward.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private TimeSpan ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

        public void GoTo(DateTimeOffset at) => ahead += at - GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMinutes(1) ? TimeSpan.FromMilliseconds(20) : dueTime, period);
    }
}
