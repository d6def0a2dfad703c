using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A poll that neither ends nor heeds that it is to, while its scraper shows signs of life.</summary>
public sealed class HungPollTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_gives_its_feed_back_and_its_scraper_is_not_well_until_it_ends()
    {
        var feed = await pipeline.AddFeedAsync(new Uri("http://127.0.0.1:1/feed.xml"));
        var fetcher = new Hanging();
        await using var process = pipeline.AnotherWith(services => services.AddSingleton<TimeProvider>(clock), services => services.AddSingleton<IFetcher>(fetcher));
        using var service = ActivatorUtilities.CreateInstance<PollFeedsService>(process);
        var pulses = process.GetRequiredService<LoopPulses>();
        await service.StartAsync(Cancelled);
        await fetcher.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        await ClockUntilAsync(() => Hangs(pulses));

        var after = await pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id, Cancelled));
        Assert.Equal((null, 1, FeedTrouble.OurFault), (after.LeaseOwner, after.ConsecutiveFailures, after.Trouble));
        var poll = await pipeline.WithDbAsync(db => db.Polls.AsNoTracking().SingleAsync(p => p.FeedId == feed.Id, Cancelled));
        Assert.Equal((PollOutcome.Faulted, FaultedPolls.Hung), (poll.Outcome, poll.Message));

        fetcher.Answer.SetResult(new FetchOutcome.NotModified());
        await ClockUntilAsync(() => !Hangs(pulses));
        await service.StopAsync(Cancelled);
        Assert.Equal(PollOutcome.Faulted, await pipeline.WithDbAsync(db => db.Polls.Where(p => p.FeedId == feed.Id).Select(p => p.Outcome).SingleAsync(Cancelled)));
    }

    private static bool Hangs(LoopPulses pulses) => pulses.Behind.Any(pulse => pulse.Work == "Ending a poll that hangs");

    private Task ClockUntilAsync(Func<bool> isSo) => NewsTracker.Testing.Until.TrueAsync(
        () =>
        {
            clock.Advance(TimeSpan.FromSeconds(15));
            return Task.FromResult(isSo());
        },
        Cancelled);

    private sealed class Hanging : IFetcher
    {
        public TaskCompletionSource Asked { get; } = new();

        public TaskCompletionSource<FetchOutcome> Answer { get; } = new();

        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            return Answer.Task;
        }
    }
}
