using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Discovery;

public sealed class WaitingLooksTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_that_waits_long_for_its_turn_is_not_broken_off_while_its_host_is_alive()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var process = pipeline.Another(clock);
        await using var scope = process.CreateAsyncScope();
        var (looks, queue) = (scope.ServiceProvider.GetRequiredService<SourceLooks>(), process.GetRequiredService<SourceLookQueue>());
        var admin = Guid.NewGuid();
        var id = (await looks.StartAsync(new Uri("https://waits.example/"), isSchemeAssumed: false, forSourceId: null, admin, Cancelled))!.Value;
        Assert.Equal([id], queue.Waiting);
        clock.Advance(TimeSpan.FromMinutes(3));
        await looks.KeepWaitingAsync(queue.Waiting, Cancelled);
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(LookState.UnderWay, (await looks.FindAsync(id, admin, Cancelled))!.State);

        // Its host is gone.
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(LookState.BrokenOff, (await looks.FindAsync(id, admin, Cancelled))!.State);
        await foreach (var taken in queue.TakeAllAsync(Cancelled))
        {
            Assert.Equal(id, taken);
            break;
        }

        Assert.Empty(queue.Waiting);
    }
}
