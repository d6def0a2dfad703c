using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A feed that was removed is gone at once, however long its ledger; a job takes that away.</summary>
public sealed class FeedRemovalTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private const int Polls = 1_201;

    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_gone_at_once_can_be_added_again_and_its_ledger_goes_by_a_job()
    {
        var url = new Uri($"https://removed.example/{Guid.NewGuid()}");
        var feed = await pipeline.AddFeedAsync(url);
        await AddPollsAsync(feed.Id);
        var source = await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).Select(f => f.SourceId).SingleAsync(Cancelled));
        Assert.Equal(new FeedActOutcome.Done(source), await RemoveAsync(feed.Id));

        Assert.False(await pipeline.WithDbAsync(db => db.Feeds.AnyAsync(f => f.Id == feed.Id, Cancelled)));
        Assert.False(await pipeline.WithDbAsync(db => db.Polls.AnyAsync(p => p.Feed!.Url == url.AbsoluteUri, Cancelled)));
        Assert.Equal(Polls, await CountPollsAsync(feed.Id));
        Assert.Null(await pipeline.WithAsync<FeedLeases, FeedLease?>(leases => leases.TakeAsync(feed.Id, "one", Cancelled)));
        Assert.IsType<FeedActOutcome.NotFound>(await RemoveAsync(feed.Id));
        var again = await pipeline.AddFeedAsync(url);
        Assert.NotEqual(feed.Id, again.Id);

        var job = await RunAsync(feed.Id);
        Assert.Equal((JobState.Succeeded, $"The feed is gone, and its {Polls:N0} polls."), (job.State, job.Message));
        Assert.Equal(0, await CountPollsAsync(feed.Id));
        Assert.False(await pipeline.WithDbAsync(db => db.Feeds.IgnoreQueryFilters().AnyAsync(f => f.Id == feed.Id, Cancelled)));
        Assert.True(await pipeline.WithDbAsync(db => db.Feeds.AnyAsync(f => f.Id == again.Id, Cancelled)));
    }

    [Fact]
    public async Task A_scraper_that_polls_it_at_that_moment_has_lost_it()
    {
        var feed = await pipeline.AddFeedAsync(new Uri($"https://removed.example/{Guid.NewGuid()}"));
        var lease = await pipeline.WithAsync<FeedLeases, FeedLease?>(leases => leases.TakeAsync(feed.Id, "one", Cancelled));
        Assert.IsType<FeedActOutcome.Done>(await RemoveAsync(feed.Id));
        Assert.False(await pipeline.WithAsync<FeedLeases, bool>(leases => leases.RenewAsync(lease!, Cancelled)));
        Assert.Null(await pipeline.WithAsync<FeedLeases, Feed?>(leases => leases.FindLockedAsync(lease!, Cancelled)));
        var poll = await pipeline.WithDbAsync(db => db.Polls.IgnoreQueryFilters().SingleAsync(p => p.Id == lease!.Poll.Id, Cancelled));
        Assert.Equal((PollOutcome.GivenBack, "The feed was removed while it was polled; what was stored until then is kept."), (poll.Outcome, poll.Message));
    }

    [Fact]
    public async Task What_was_put_up_about_it_is_taken_down_with_it()
    {
        var feed = await pipeline.AddFeedAsync(new Uri($"https://removed.example/{Guid.NewGuid()}"));
        var other = await pipeline.AddFeedAsync(new Uri($"https://removed.example/{Guid.NewGuid()}"));
        foreach (var id in new[] { feed.Id, other.Id })
        {
            await RaiseAsync($"feed-gone:{id}", id);
            await RaiseAsync($"feed-silent:{id}", id);
        }

        await RemoveAsync(feed.Id);
        Assert.Equal((0, 2), (await CountOpenAsync(feed.Id), await CountOpenAsync(other.Id)));

        await RaiseAsync($"feed-silent:{feed.Id}", feed.Id);
        await RunAsync(feed.Id);
        Assert.Equal((0, 2), (await CountOpenAsync(feed.Id), await CountOpenAsync(other.Id)));
    }

    private Task<bool> RaiseAsync(string key, long feed) => pipeline.WithAsync<NoticeBoard, bool>(async board =>
    {
        await board.RaiseAsync(new NoticeReport(key, NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Feed), $"{feed}", "/sources", "Trouble", "It is told."), Cancelled);
        return true;
    });

    private Task<int> CountOpenAsync(long feed) => pipeline.WithDbAsync(db => db.Notices.About(nameof(Feed), $"{feed}").CountAsync(n => n.ResolvedAt == null, Cancelled));

    private Task<FeedActOutcome> RemoveAsync(long id) => pipeline.WithAsync<FeedDesk, FeedActOutcome>(desk => desk.RemoveAsync(id, Vera, Cancelled));

    private Task<int> AddPollsAsync(long id) => pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync(
        $"""
        with ledger as (
            insert into polls (feed_id, started_at, outcome, seen, stored, revised, failed)
            select {id}, now() - make_interval(mins => n), 'Succeeded', 1, 0, 0, 0 from generate_series(1, {Polls}) n returning id)
        insert into poll_items (poll_id, url, outcome) select id, 'https://removed.example/article', 'Unchanged' from ledger
        """,
        Cancelled));

    private Task<int> CountPollsAsync(long id) => pipeline.WithDbAsync(db => db.Polls.IgnoreQueryFilters().CountAsync(p => p.FeedId == id, Cancelled));

    private async Task<Job> RunAsync(long feedId)
    {
        var id = await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.SubjectType == nameof(Feed) && j.SubjectId == $"{feedId}").Select(j => j.Id).SingleAsync(Cancelled));
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
    }
}
