using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Triage;

/// <summary>Takes a go of triage back, step by step, in the name of who asked; what was decided on since stays as it is.</summary>
internal sealed class TriageUndoWork(NewsTrackerDbContext db, TriageSteps steps) : IJobWork
{
    private const int AtOnce = 500;

    public string Kind => TriageUndoParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var parameters = run.Parameters<TriageUndoParameters>();
        var total = await db.TriageActs.CountAsync(a => a.BatchId == parameters.Batch, cancellationToken);
        var checkpoint = run.Checkpoint<TriageCheckpoint>() ?? new TriageCheckpoint(0, 0, 0);
        while (await steps.UndoAsync(parameters.Batch, parameters.Undo, checkpoint.AfterId, AtOnce, run.Asker, cancellationToken) is ({ } changed, { } acts, { } last))
        {
            checkpoint = new TriageCheckpoint(last, checkpoint.Done + acts, checkpoint.Changed + changed);
            await run.ReportAsync(checkpoint.Done, total, "Taking back", checkpoint, cancellationToken);
        }

        var all = await db.TriageActs.CountAsync(a => a.BatchId == parameters.Undo, cancellationToken);
        var leftToNobody = await db.TriageActs.LeftToNobody(parameters.Undo, parameters.Batch).CountAsync(cancellationToken);
        return TakenBack.InWords(all, total, "the others had been decided on since") + TriageUndoWords.LeftToNobody(leftToNobody);
    }
}
