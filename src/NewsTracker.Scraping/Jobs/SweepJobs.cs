using Microsoft.Extensions.Logging;
using Quartz;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Every few seconds, in one process of all: hands out jobs that wait for another attempt, that a full process passed over, or whose process is gone.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SweepJobs(JobClaims claims, JobDispatcher dispatcher, ILogger<SweepJobs> logger) : IJob
{
    private const int MostAtOnce = 20;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var jobId in await claims.TakeForDispatchAsync(MostAtOnce, cancellationToken))
        {
            Log.Dispatched(logger, jobId);
            await dispatcher.DispatchAsync(jobId, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Job {JobId} is handed out by the sweep")]
        public static partial void Dispatched(ILogger logger, long jobId);
    }
}
