using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Rechecks;

namespace NewsTracker.Scraping.Tests.Rechecks;

public sealed class RecheckArticlesServiceTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loop_whose_catch_up_does_not_return_is_behind()
    {
        var clock = new FakeTimeProvider();
        var pulses = new LoopPulses(clock);
        using var isOver = new ManualResetEventSlim();
        await using var services = new ServiceCollection().AddScoped<RecheckCatchUp>(_ =>
        {
            isOver.Wait(Cancelled);
            throw new TimeoutException("The lock was not to be had.");
        }).BuildServiceProvider();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        using var service = new RecheckArticlesService(
            scopes, new GuardedRecheck(scopes, NullLogger<GuardedRecheck>.Instance), Options.Create(new RecheckOptions()), Options.Create(new PollingOptions()), pulses, clock, NullLogger<RecheckArticlesService>.Instance);
        await service.StartAsync(Cancelled);
        await NewsTracker.Testing.Until.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                return Task.FromResult(pulses.Behind.Any());
            },
            Cancelled);
        Assert.Equal(["Looking for articles to look at again"], pulses.Behind.Select(pulse => pulse.Work));
        isOver.Set();
        await service.StopAsync(Cancelled);
    }
}
