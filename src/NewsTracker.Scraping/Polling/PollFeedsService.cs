using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Polling;

/// <summary>The loop of a scraper: looks for feeds that are due and polls them, a bounded number at once, until it is told to stop.</summary>
internal sealed partial class PollFeedsService(
    IServiceScopeFactory scopes, GuardedPolling polling, FirstReading firstReading, LoopPulses pulses, IOptions<PollingOptions> options, TimeProvider clock, ILogger<PollFeedsService> logger) : BackgroundService
{
    private readonly string owner = ProcessName.Unique();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            Log.Disabled(logger);
            return;
        }

        Log.Started(logger, owner);
        _ = firstReading.Begin();
        var pulse = pulses.Begin("Looking for feeds that are due", options.Value.LookInterval);
        var ends = pulses.Begin("Ending a poll that hangs", options.Value.LookInterval);
        var running = new RunningWork<PollSteps>();
        try
        {
            while (true)
            {
                running.DropEnded();
                if (!running.Any(steps => steps.IsGivenUp))
                {
                    ends.Beat();
                }

                try
                {
                    foreach (var lease in await TakeDueAsync(options.Value.ConcurrentPolls - running.Count, stoppingToken))
                    {
                        running.Add(polling.PollAsync(lease, stoppingToken), lease.Steps);
                    }

                    pulse.Beat();
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    Log.PassFailed(logger, exception);
                }

                await RestAsync(running, stoppingToken);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // A command that is broken off may throw anything.
            running.DropEnded();
            Log.Stopping(logger, running.Count);
        }

        await Task.WhenAll(running.Tasks);
        await ReleaseAsync();
    }

    /// <summary>Until the next look: as long as set, or where every place was filled, and more may be due, until a quarter of the places are free again.</summary>
    private async Task RestAsync(RunningWork<PollSteps> running, CancellationToken stoppingToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var interval = Task.Delay(options.Value.LookInterval, clock, enough.Token);
        var busy = options.Value.ConcurrentPolls - Math.Max(1, options.Value.ConcurrentPolls / 4);
        if (running.Count == options.Value.ConcurrentPolls)
        {
            while (running.Count > busy && await Task.WhenAny(running.Tasks.Append(interval)) != interval)
            {
                running.DropEnded();
            }
        }
        else
        {
            await interval;
        }

        await enough.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
    }

    private async Task<IReadOnlyList<FeedLease>> TakeDueAsync(int most, CancellationToken cancellationToken)
    {
        if (most <= 0)
        {
            return [];
        }

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeDueAsync(owner, most, cancellationToken);
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FeedLeases>().ReleaseAllAsync(owner, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.ReleaseFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Scraping is off in this process")]
        public static partial void Disabled(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Scraping as {LeaseOwner}")]
        public static partial void Started(ILogger logger, string leaseOwner);

        [LoggerMessage(LogLevel.Information, "Scraping stops, {RunningPolls} polls are broken off")]
        public static partial void Stopping(ILogger logger, int runningPolls);

        [LoggerMessage(LogLevel.Error, "Looking for feeds that are due failed")]
        public static partial void PassFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Leases could not be given back; they run out by themselves")]
        public static partial void ReleaseFailed(ILogger logger, Exception exception);
    }
}
