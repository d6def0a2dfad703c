using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Scraping;
using NewsTracker.Web.Hosting;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>What <c>/health/ready</c> says of the loops that work in the background.</summary>
public sealed class LoopHealthTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loop_that_stands_still_is_told_of_until_it_goes_round_again()
    {
        var pulses = new LoopPulses(clock);
        var pulse = pulses.Begin("Looking for feeds that are due", Interval);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(pulses)).Status);

        clock.Advance(TimeSpan.FromMinutes(1));
        var check = await CheckAsync(pulses);
        Assert.Equal((HealthStatus.Unhealthy, "Looking for feeds that are due has not succeeded for 3 min: the log of this process tells why."), (check.Status, check.Description));

        pulse.Beat();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(pulses)).Status);
    }

    [Fact]
    public async Task A_web_host_serves_on_and_says_what_stands_still()
    {
        var pulses = new LoopPulses(clock);
        await using var host = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(pulses)));
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready", Cancelled));

        pulses.Begin("Looking for feeds that are due", Interval);
        clock.Advance(TimeSpan.FromHours(1));
        using var answer = await client.GetAsync("/health/ready", Cancelled);
        Assert.Equal((HttpStatusCode.OK, "Degraded\nLooking for feeds that are due has not succeeded for 60 min: the log of this process tells why."), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled)));
    }

    private static Task<HealthCheckResult> CheckAsync(LoopPulses pulses)
    {
        var check = new LoopHealth(pulses);
        return check.CheckHealthAsync(new HealthCheckContext { Registration = new HealthCheckRegistration("loops", check, HealthStatus.Unhealthy, []) }, Cancelled);
    }
}
