using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Triage;

/// <summary>Decides on all that match a query, step by step in the order of their ids, in the name of who asked.</summary>
internal sealed class TriageWork(NewsTrackerDbContext db, MatchedArticles matched, TriageDesk desk, TriageSteps steps) : IJobWork
{
    private const int AtOnce = 500;

    public string Kind => TriageParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var parameters = run.Parameters<TriageParameters>();
        if (await db.Jobs.About(TriageAct.Batch, $"{parameters.Batch}").WithEffect(TriageUndoParameters.Kind).AnyAsync(cancellationToken))
        {
            return "It was taken back: nothing more is done.";
        }

        // Who was to be given them may be no editor any more.
        if (await desk.FindProblemAsync(parameters.Change, cancellationToken) is { } problem)
        {
            throw new NothingDoneException(problem);
        }

        var checkpoint = run.Checkpoint<TriageCheckpoint>() ?? new TriageCheckpoint(0, 0, 0);

        // What was decided on may match no longer (state:new), so another run asks for what comes behind the last step.
        var ids = await matched.FindAsync(parameters.Query, run.Asker.Id, run.AskedAt, parameters.Through, checkpoint.AfterId, cancellationToken);
        var total = checkpoint.Done + ids.Count;
        foreach (var step in ids.Chunk(AtOnce))
        {
            var (changed, coded) = await steps.DecideAsync(step, parameters.Change, parameters.Batch, run.Asker, cancellationToken);
            checkpoint = new TriageCheckpoint(step[^1], checkpoint.Done + step.Length, checkpoint.Changed + changed, checkpoint.Coded + coded);
            await run.ReportAsync(checkpoint.Done, total, $"{Counting.Of(checkpoint.Changed, "article")} changed", checkpoint, cancellationToken);
        }

        // Counted by its acts (ix_triage_acts_batch_id_id): a run that ended between a step and its checkpoint loses none.
        var all = await db.TriageActs.CountAsync(a => a.BatchId == parameters.Batch, cancellationToken);
        return (all, total) switch
        {
            _ when checkpoint.Coded > 0 => $"{Counting.Of(all, total, "article")} changed; {Counting.Of(checkpoint.Coded, "coded article")} stayed as {(checkpoint.Coded == 1 ? "it was" : "they were")}{(all + checkpoint.Coded < total ? ", and the others were so already" : "")}.",
            (1, <= 1) => "The article changed.",
            (0, 1) => "The article was so already.",
            _ when all >= total => $"All {Counting.Of(all, "article")} changed.",
            _ => $"{Counting.Of(all, total, "article")} changed; the others were so already.",
        };
    }
}
