using Quartz;

namespace NewsTracker.Scraping.Watching;

/// <summary>Has the intake looked through, in one process of all.</summary>
[DisallowConcurrentExecution]
internal sealed class WatchIntake(IntakeWatch watch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await watch.LookAsync(cancellationToken);
}
