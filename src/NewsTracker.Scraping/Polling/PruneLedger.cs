using Quartz;

namespace NewsTracker.Scraping.Polling;

/// <summary>Has the ledger pruned, in one process of all.</summary>
[DisallowConcurrentExecution]
internal sealed class PruneLedger(LedgerPruning pruning) : IJob
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(12);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await pruning.PruneAsync(cancellationToken);
}
