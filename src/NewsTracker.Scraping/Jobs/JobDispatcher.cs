using System.Globalization;
using Quartz;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Hands jobs to the clustered scheduler: some process with scraping on runs them at once. A host that runs none may hand over, too.</summary>
public sealed class JobDispatcher(ISchedulerFactory schedulers)
{
    internal const string Group = "asked-for";
    internal const string JobIdKey = "job-id";

    public async Task DispatchAsync(long jobId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var name = jobId.ToString(CultureInfo.InvariantCulture);

        // Recovery: should the process die that runs it, the cluster runs it again elsewhere.
        var job = JobBuilder.Create<RunJob>().WithIdentity(name, Group).UsingJobData(JobIdKey, name).RequestRecovery().Build();
        await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity(name, Group).StartNow().Build(), ScheduleJobOptions.Replacing, cancellationToken);
    }
}
