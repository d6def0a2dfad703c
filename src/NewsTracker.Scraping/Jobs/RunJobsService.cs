using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Polling;
using Quartz;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Starts the scheduler in processes that scrape, and has it give its jobs back when the process stops.</summary>
internal sealed class RunJobsService(ISchedulerFactory schedulers, IOptions<PollingOptions> scraping) : BackgroundService
{
    private IScheduler? scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (scheduler is not null)
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (scraping.Value.Enabled)
        {
            scheduler = await schedulers.GetScheduler(stoppingToken);
            await scheduler.Start(stoppingToken);
        }
    }
}
