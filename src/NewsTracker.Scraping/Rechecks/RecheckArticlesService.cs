using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>The loop that looks at articles again when they are due, a bounded number at once, until it is told to stop.</summary>
internal sealed partial class RecheckArticlesService(
    IServiceScopeFactory scopes, GuardedRecheck checking, IOptions<RecheckOptions> options, IOptions<PollingOptions> scraping, LoopPulses pulses, TimeProvider clock, ILogger<RecheckArticlesService> logger) : BackgroundService
{
    private readonly string owner = ProcessName.Shown;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!scraping.Value.Enabled || !options.Value.Enabled)
        {
            return;
        }

        var pulse = pulses.Begin("Looking for articles to look at again", options.Value.LookInterval);
        await CatchUpAsync(pulse, stoppingToken);
        var ends = pulses.Begin("Ending a check that hangs", options.Value.LookInterval);
        var running = new RunningWork<long>();
        using var timer = new PeriodicTimer(options.Value.LookInterval, clock);
        try
        {
            do
            {
                running.DropEnded();
                if (!running.Any(begun => clock.GetElapsedTime(begun) > options.Value.LeaseDuration))
                {
                    ends.Beat();
                }

                try
                {
                    foreach (var lease in await TakeDueAsync(options.Value.ConcurrentChecks - running.Count, stoppingToken))
                    {
                        running.Add(checking.CheckAsync(lease, stoppingToken), clock.GetTimestamp());
                    }

                    pulse.Beat();
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    Log.PassFailed(logger, exception);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // A command that is broken off may throw anything.
            running.DropEnded();
            Log.Stopping(logger, running.Count);
        }

        await Task.WhenAll(running.Tasks);
    }

    private async Task CatchUpAsync(LoopPulse pulse, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var plannedInAll = 0;
            await foreach (var planned in scope.ServiceProvider.GetRequiredService<RecheckCatchUp>().RunAsync(stoppingToken))
            {
                plannedInAll += planned;
                pulse.Beat();
            }

            Log.CaughtUp(logger, plannedInAll);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // The next start makes up for it.
            Log.CatchUpFailed(logger, exception);
        }
    }

    private async Task<IReadOnlyList<RecheckLease>> TakeDueAsync(int most, CancellationToken cancellationToken)
    {
        if (most <= 0)
        {
            return [];
        }

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecheckLeases>().TakeDueAsync(owner, most, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Planned re-checks of {PlannedChecks} articles that had none")]
        public static partial void CaughtUp(ILogger logger, int plannedChecks);

        [LoggerMessage(LogLevel.Warning, "Planning re-checks of articles that have none failed")]
        public static partial void CatchUpFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "Looking for articles to look at again failed")]
        public static partial void PassFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Debug, "Re-checks stop, {RunningChecks} are broken off")]
        public static partial void Stopping(ILogger logger, int runningChecks);
    }
}
