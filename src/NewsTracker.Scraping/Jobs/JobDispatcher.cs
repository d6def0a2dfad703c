using System.Globalization;
using Microsoft.Extensions.Logging;
using Quartz;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Hands jobs to the clustered scheduler: some process with scraping on runs them at once. A host that runs none may hand over, too.</summary>
public sealed partial class JobDispatcher(ISchedulerFactory schedulers, ILogger<JobDispatcher> logger)
{
    internal const string Group = "asked-for";
    internal const string JobIdKey = "job-id";

    /// <summary>For a job that is in the table by now: should the scheduler not hear of it, the sweep finds it.</summary>
    internal async Task TryDispatchAsync(long jobId, CancellationToken cancellationToken)
    {
        try
        {
            await DispatchAsync(jobId, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDispatched(logger, exception, jobId);
        }
    }

    internal async Task DispatchAsync(long jobId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var name = jobId.ToString(CultureInfo.InvariantCulture);

        // Recovery: should the process die that runs it, the cluster runs it again elsewhere.
        var job = JobBuilder.Create<RunJob>().WithIdentity(name, Group).UsingJobData(JobIdKey, name).RequestRecovery().Build();
        await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity(name, Group).StartNow().Build(), ScheduleJobOptions.Replacing, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Job {JobId} could not be handed to the scheduler; the sweep will")]
        public static partial void NotDispatched(ILogger logger, Exception exception, long jobId);
    }
}
