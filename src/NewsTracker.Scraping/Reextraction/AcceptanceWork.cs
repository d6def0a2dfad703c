using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Reextraction;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>Accepts all that a re-extraction proposed, article by article, in the name of who asked.</summary>
internal sealed partial class AcceptanceWork(NewsTrackerDbContext db, Acceptance acceptance, ILogger<AcceptanceWork> logger) : IJobWork
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
                checkpoint = checkpoint.With(await AcceptAsync(id, run.Asker, cancellationToken));
                await run.ReportAsync(checkpoint.Done, total, "Accepting what was read again", checkpoint, cancellationToken);
            }
        }

        return checkpoint switch
        {
            { Accepted: 0, Outdated: 0 } => "Nothing was left to accept.",
            { Outdated: 0 } => $"{Counting.Of(checkpoint.Accepted, "proposal")} accepted.",
            _ => $"{Counting.Of(checkpoint.Accepted, "proposal")} accepted, {checkpoint.Outdated:N0} outdated: since those were read again, the article, the engine or the rules of the source changed, or its snapshot can no longer be read.",
        };
    }

    private async Task<ReextractionState?> AcceptAsync(long resultId, AuditActor asker, CancellationToken cancellationToken)
    {
        try
        {
            return await acceptance.AcceptAsync(resultId, asker, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not DbException { IsTransient: true })
        {
            // One damaged snapshot never costs the others.
            Log.Failed(logger, exception, resultId);
            db.ChangeTracker.Clear();
            return await acceptance.SetAsideAsync(resultId, $"It could not be accepted: {Faults.InWords(exception)}", asker, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Accepting proposal {ResultId} failed")]
        public static partial void Failed(ILogger logger, Exception exception, long resultId);
    }
}

/// <summary>How far the accepting came.</summary>
/// <param name="Done">Also those that somebody else had dealt with.</param>
internal sealed record AcceptanceCheckpoint(int Accepted, int Outdated, int Done)
{
    public AcceptanceCheckpoint With(ReextractionState? state) =>
        new(Accepted + (state is ReextractionState.Accepted ? 1 : 0), Outdated + (state is ReextractionState.Outdated ? 1 : 0), Done + 1);
}
