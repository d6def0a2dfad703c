using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Tests.Polling;

public sealed class PollFeedsServiceTests
{
    [Fact]
    public async Task A_loop_whose_looks_all_fail_is_behind()
    {
        var clock = new FakeTimeProvider();
        var pulses = new LoopPulses(clock);

        // Nothing is registered, so that each look fails.
        await using var services = new ServiceCollection().BuildServiceProvider();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        using var service = new PollFeedsService(
            scopes, new GuardedPolling(scopes, NullLogger<GuardedPolling>.Instance), new FirstReading(services, clock, NullLogger<FirstReading>.Instance), pulses,
            Options.Create(new PollingOptions()), clock, NullLogger<PollFeedsService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await NewsTracker.Testing.Until.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                return Task.FromResult(pulses.Behind.Any());
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(["Looking for feeds that are due"], pulses.Behind.Select(pulse => pulse.Work));
        await service.StopAsync(TestContext.Current.CancellationToken);
    }
}
