using System.Globalization;
using Quartz;

namespace NewsTracker.Scraping.Jobs;

/// <summary>What the scheduler fires for a job that was asked for.</summary>
internal sealed class RunJob(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var jobId = long.Parse(context.MergedJobDataMap.GetString(JobDispatcher.JobIdKey)!, CultureInfo.InvariantCulture);
        await runner.RunAsync(jobId, context.Recovering, cancellationToken);
    }
}
