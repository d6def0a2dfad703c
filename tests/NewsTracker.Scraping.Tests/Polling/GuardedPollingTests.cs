using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Today;
using NewsTracker.Scraping.Notices;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>Polls that break on a fault of ours.</summary>
public sealed class GuardedPollingTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    [Fact]
    public async Task Its_poll_is_closed_with_the_truth_and_its_feed_waits()
    {
        Site.Answers["/feed.xml"] = _ => Site.Rss();
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));

        // A poll that goes well cannot be written down.
        await Pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync($"alter table polls add constraint ck_none_succeeds check (outcome <> 'Succeeded')", Cancelled));
        foreach (var (failures, minutes) in new[] { (1, 10), (2, 20), (3, 40) })
        {
            var began = TimeProvider.System.GetUtcNow();
            await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.PollInterval, TimeSpan.FromMinutes(5)), Cancelled));
            await using var scope = Pipeline.Services.CreateAsyncScope();
            var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "test", Cancelled);
            await Pipeline.Services.GetRequiredService<GuardedPolling>().PollAsync(lease!, Cancelled);

            var after = await Pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id, Cancelled));
            Assert.Equal((null, failures, FeedTrouble.OurFault), (after.LeaseOwner, after.ConsecutiveFailures, after.Trouble));
            Assert.True(after.NextPollAt >= began.AddMinutes(minutes));
            var poll = await Pipeline.WithDbAsync(db => db.Polls.AsNoTracking().SingleAsync(p => p.Id == lease!.Poll.Id, Cancelled));
            Assert.Equal((PollOutcome.Faulted, FeedTrouble.OurFault), (poll.Outcome, poll.Trouble));
            Assert.StartsWith("A fault of ours", poll.Message, StringComparison.Ordinal);
            Assert.True(await Pipeline.WithDbAsync(db => db.Feeds.Troubled().AnyAsync(f => f.Id == feed.Id, Cancelled)));
            await Pipeline.WithAsync<NoticeGathering, bool>(async gathering =>
            {
                await gathering.GatherAsync(Cancelled);
                return true;
            });
            Assert.Equal(failures >= 3, await IsToldAsync(feed));
        }

        await Pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync($"alter table polls drop constraint ck_none_succeeds", Cancelled));
        await Pipeline.PollAsync(feed);
        Assert.False(await Pipeline.WithDbAsync(db => db.Feeds.Troubled().AnyAsync(f => f.Id == feed.Id, Cancelled)));
    }

    private Task<bool> IsToldAsync(Feed feed) => Pipeline.WithDbAsync(db => db.ReaderNotices.AnyAsync(n => n.Key == $"trouble:{feed.Id}" && n.EndedAt == null, Cancelled));
}
