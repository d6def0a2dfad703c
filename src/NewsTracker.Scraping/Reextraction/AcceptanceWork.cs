using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data;
using NewsTracker.Data.Reextraction;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>Accepts all that a re-extraction proposed, article by article, in the name of who asked.</summary>
internal sealed class AcceptanceWork(NewsTrackerDbContext db, Acceptance acceptance) : IJobWork
{
    private const int AcceptedAtOnce = 50;

    public string Kind => AcceptanceParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var proposed = db.ReextractionResults.OfJob(run.Parameters<AcceptanceParameters>().JobId).InState(ReextractionState.Proposed);
        var done = run.Checkpoint<ReextractionCheckpoint>()?.Done ?? 0;
        var total = done + await proposed.CountAsync(cancellationToken);
        while (await proposed.OrderBy(r => r.Id).Select(r => r.Id).Take(AcceptedAtOnce).ToListAsync(cancellationToken) is { Count: > 0 } next)
        {
            foreach (var id in next)
            {
                await acceptance.AcceptAsync(id, run.Asker, cancellationToken);
                await run.ReportAsync(++done, total, "Accepting what was read again", new ReextractionCheckpoint(id, done), cancellationToken);
            }
        }

        return $"{done} proposals dealt with. Those that the article or the engine had overtaken are marked as outdated.";
    }
}
