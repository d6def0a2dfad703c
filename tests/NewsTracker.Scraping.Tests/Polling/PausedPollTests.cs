using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A feed that an admin pauses, or whose source is removed, while it is polled.</summary>
public sealed class PausedPollTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_poll_is_broken_off_at_the_next_sign_of_life_and_says_so(bool withItsSource)
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        Site.Answers["/feed.xml"] = _ =>
        {
            asked.SetResult();
            answer.Task.Wait(Cancelled);
            return Site.Rss("/a");
        };
        var feed = await Pipeline.AddFeedAsync(Site.Address("/feed.xml"));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var process = Pipeline.AnotherWith(services => services.AddSingleton<TimeProvider>(clock));
        await using var scope = process.CreateAsyncScope();
        var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "one", Cancelled);
        var polling = scope.ServiceProvider.GetRequiredService<FeedPoller>().PollAsync(lease!, Cancelled);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);

        Assert.True(withItsSource
            ? await Pipeline.WithAsync<SourceRemoval, bool>(removal => removal.RemoveAsync(feed.SourceId, Vera, Cancelled))
            : await Pipeline.WithAsync<FeedDesk, FeedActOutcome>(desk => desk.PauseAsync(feed.Id, isPaused: true, Vera, Cancelled)) is FeedActOutcome.Done);
        clock.Advance(new PollingOptions().LeaseDuration / 3);
        Assert.Null(await polling.WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
        answer.SetResult();

        var poll = await Pipeline.WithDbAsync(db => db.Polls.AsNoTracking().SingleAsync(p => p.Id == lease!.Poll.Id, Cancelled));
        Assert.Equal(PollOutcome.GivenBack, poll.Outcome);
        Assert.StartsWith("The feed was paused while it was polled", poll.Message, StringComparison.Ordinal);
        Assert.Null(await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).Select(f => f.LeaseUntil).SingleAsync(Cancelled)));
        Assert.False(Site.Requests.ContainsKey("/a"));
    }
}
