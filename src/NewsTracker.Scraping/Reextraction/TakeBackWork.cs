using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data;
using NewsTracker.Data.Reextraction;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>Takes back what was accepted of a re-extraction, article by article, in the name of who asked. An article that has changed since keeps what it has.</summary>
internal sealed class TakeBackWork(NewsTrackerDbContext db, Acceptance acceptance) : IJobWork
{
    private const int TakenBackAtOnce = 50;

    public string Kind => TakeBackParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var accepted = db.ReextractionResults.OfJob(run.Parameters<TakeBackParameters>().JobId).InState(ReextractionState.Accepted);
        var checkpoint = run.Checkpoint<TakeBackCheckpoint>() ?? new TakeBackCheckpoint(0, 0, 0);
        var total = checkpoint.TakenBack + checkpoint.Kept + await accepted.CountAsync(r => r.Id > checkpoint.AfterId, cancellationToken);
        while (await accepted.Where(r => r.Id > checkpoint.AfterId).OrderBy(r => r.Id).Select(r => r.Id).Take(TakenBackAtOnce).ToListAsync(cancellationToken) is { Count: > 0 } next)
        {
            foreach (var id in next)
            {
                checkpoint = checkpoint.With(id, await acceptance.TakeBackAsync(id, run.Asker, cancellationToken));
                await run.ReportAsync(checkpoint.TakenBack + checkpoint.Kept, total, "Taking back what was accepted", checkpoint, cancellationToken);
            }
        }

        return (checkpoint.TakenBack, checkpoint.Kept) switch
        {
            (0, 0) => "Nothing was left to take back.",
            (var back, 0) => $"{Counting.Of(back, "article")} read as before again.",
            var (back, kept) => $"{Counting.Of(back, "article")} read as before again; {kept:N0} changed since and {(kept == 1 ? "keeps" : "keep")} what {(kept == 1 ? "it has" : "they have")}.",
        };
    }
}

/// <summary>How far the taking back came.</summary>
/// <param name="Kept">Articles that have a newer revision since.</param>
internal sealed record TakeBackCheckpoint(long AfterId, int TakenBack, int Kept)
{
    public TakeBackCheckpoint With(long id, ReextractionState? state) =>
        new(id, TakenBack + (state is ReextractionState.TakenBack ? 1 : 0), Kept + (state is ReextractionState.Accepted ? 1 : 0));
}
