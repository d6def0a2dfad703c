using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

public sealed class FeedLeasesTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>, IAsyncLifetime
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await pipeline.WithDbAsync(db => db.Feeds.ExecuteDeleteAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_due_feed_is_leased_to_one_scraper_only()
    {
        await FeedAsync();
        Assert.Single(await TakeAsync("one"));
        Assert.Empty(await TakeAsync("two"));
    }

    [Fact]
    public async Task Eight_scrapers_at_once_never_get_the_same_feed()
    {
        for (var i = 0; i < 40; i++)
        {
            await FeedAsync($"/{i}");
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TakeAsync($"scraper-{i}", most: 10)));
        var ids = taken.SelectMany(leases => leases).Select(lease => lease.FeedId).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(40, ids.Count);
    }

    [Fact]
    public async Task A_host_with_many_feeds_does_not_take_every_place()
    {
        for (var i = 0; i < 20; i++)
        {
            await pipeline.AddFeedAsync(new Uri($"https://many.example/{i}.xml"));
        }

        var lone = await pipeline.AddFeedAsync(new Uri("https://lone.example/feed.xml"));
        Assert.Contains(await TakeAsync("one", most: 2), lease => lease.FeedId == lone.Id);

        // The places that the host holds count when the next ones are given out.
        var second = await pipeline.AddFeedAsync(new Uri("https://lone.example/second.xml"));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == lone.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null).SetProperty(f => f.NextPollAt, DateTimeOffset.MaxValue)));
        Assert.Equal(second.Id, Assert.Single(await TakeAsync("two", most: 1)).FeedId);
    }

    [Fact]
    public async Task A_paused_feed_and_one_that_is_not_due_stay()
    {
        var paused = await FeedAsync("/paused");
        var later = await FeedAsync("/later");
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == paused.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true)));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == later.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.NextPollAt, DateTimeOffset.MaxValue)));
        Assert.Empty(await TakeAsync("one"));
    }

    [Fact]
    public async Task A_lease_that_ran_out_passes_on_and_fences_off_its_first_holder()
    {
        await FeedAsync();
        var first = Assert.Single(await TakeAsync("first"));
        await pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, DateTimeOffset.UnixEpoch)));
        var second = Assert.Single(await TakeAsync("second"));

        Assert.True(second.Epoch > first.Epoch);
        Assert.False(await WithLeasesAsync(leases => leases.RenewAsync(first, Cancelled)));
        Assert.Null(await WithLeasesAsync(leases => leases.FindLockedAsync(first, Cancelled)));
        Assert.True(await WithLeasesAsync(leases => leases.RenewAsync(second, Cancelled)));
    }

    [Fact]
    public async Task A_poll_that_was_left_open_is_known_by_its_key_and_not_by_the_clock_of_who_began_it()
    {
        var feed = await FeedAsync();
        await pipeline.WithDbAsync(db =>
        {
            db.Polls.Add(new Poll { FeedId = feed.Id, StartedAt = TimeProvider.System.GetUtcNow().AddHours(1), Outcome = PollOutcome.Succeeded });
            return db.SaveChangesAsync(Cancelled);
        });
        var first = Assert.Single(await TakeAsync("first"));
        await pipeline.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, DateTimeOffset.UnixEpoch)));
        var second = Assert.Single(await TakeAsync("second"));
        Assert.True(second.WasLost);
        Assert.Equal(PollOutcome.Abandoned, await pipeline.WithDbAsync(db => db.Polls.Where(p => p.Id == first.Poll.Id).Select(p => p.Outcome).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task A_scraper_that_stops_gives_its_feeds_back_at_once()
    {
        await FeedAsync();
        await TakeAsync("first");
        await WithLeasesAsync(async leases =>
        {
            await leases.ReleaseAllAsync("first", Cancelled);
            return 0;
        });
        var poll = await pipeline.WithDbAsync(db => db.Polls.OrderByDescending(p => p.Id).FirstAsync(Cancelled));
        Assert.Equal((PollOutcome.GivenBack, true), (poll.Outcome, poll.FinishedAt is not null));
        Assert.Single(await TakeAsync("second"));
    }

    [Fact]
    public async Task What_is_due_is_found_by_its_index()
    {
        var plan = await pipeline.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off", Cancelled);
            return string.Join('\n', await db.Database.SqlQueryRaw<string>(
                "explain select id from feeds where not is_paused and next_poll_at <= now() and (lease_until is null or lease_until < now()) order by next_poll_at limit 8 for update skip locked").ToListAsync(Cancelled));
        });
        Assert.Contains("ix_feeds_next_poll_at", plan, StringComparison.Ordinal);
    }

    private Task<Feed> FeedAsync(string path = "/rss") => pipeline.AddFeedAsync(new Uri($"https://example.org{path}"));

    private Task<IReadOnlyList<FeedLease>> TakeAsync(string owner, int most = 5) => WithLeasesAsync(leases => leases.TakeDueAsync(owner, most, Cancelled));

    private async Task<T> WithLeasesAsync<T>(Func<FeedLeases, Task<T>> use)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<FeedLeases>());
    }
}
