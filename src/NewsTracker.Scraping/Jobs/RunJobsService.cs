using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Polling;
using Quartz;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Starts the scheduler in processes that scrape, and has it give its jobs back when the process stops.</summary>
internal sealed class RunJobsService(ISchedulerFactory schedulers, IOptions<PollingOptions> scraping) : BackgroundService
{
    private readonly Lock gate = new();
    private IScheduler? scheduler;
    private Task? shutdown;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await ShutDownAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (scraping.Value.Enabled)
        {
            scheduler = await schedulers.GetScheduler(stoppingToken);
            await scheduler.Start(stoppingToken);
        }
    }

    /// <summary>
    /// A host may be stopped twice at the same time: by its own run and by whoever started it. The scheduler would send the second away at once, who would take the database from under a job
    /// that runs; then its end can never be written, and the process never ends. So both wait for the one shutdown.
    /// </summary>
    private Task ShutDownAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return shutdown ??= scheduler is null ? Task.CompletedTask : scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken).AsTask();
        }
    }
}
