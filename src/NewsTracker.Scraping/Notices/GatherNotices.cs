using Quartz;

namespace NewsTracker.Scraping.Notices;

/// <summary>Has news gathered, in one process of all.</summary>
[DisallowConcurrentExecution]
internal sealed class GatherNotices(NoticeGathering gathering) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await gathering.GatherAsync(cancellationToken);
}
