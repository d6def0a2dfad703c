using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
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
        var checkpoint = run.Checkpoint<AcceptanceCheckpoint>() ?? new AcceptanceCheckpoint(0, 0, 0);
        var total = checkpoint.Done + await proposed.CountAsync(cancellationToken);
        while (await proposed.OrderBy(r => r.Id).Select(r => r.Id).Take(AcceptedAtOnce).ToListAsync(cancellationToken) is { Count: > 0 } next)
        {
            foreach (var id in next)
            {
                checkpoint = checkpoint.With(await acceptance.AcceptAsync(id, run.Asker, cancellationToken));
                await run.ReportAsync(checkpoint.Done, total, "Accepting what was read again", checkpoint, cancellationToken);
            }
        }

        return checkpoint switch
        {
            { Accepted: 0, Outdated: 0 } => "Nothing was left to accept.",
            { Outdated: 0 } => $"{Counting.Of(checkpoint.Accepted, "proposal")} accepted.",
            _ => $"{Counting.Of(checkpoint.Accepted, "proposal")} accepted, {checkpoint.Outdated:N0} outdated: since those were read again, the article, the engine or the rules of the source changed.",
        };
    }
}

/// <summary>How far the accepting came.</summary>
/// <param name="Done">Also those that somebody else had dealt with.</param>
internal sealed record AcceptanceCheckpoint(int Accepted, int Outdated, int Done)
{
    public AcceptanceCheckpoint With(ReextractionState? state) =>
        new(Accepted + (state is ReextractionState.Accepted ? 1 : 0), Outdated + (state is ReextractionState.Outdated ? 1 : 0), Done + 1);
}
