using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Tagging;

/// <summary>Takes an act on many articles back, step by step, in the name of who asked; what was changed since stays as it is.</summary>
internal sealed class TaggingUndoWork(NewsTrackerDbContext db, ManyArticles articles, AuditTrail audit, TimeProvider clock) : IJobWork
{
    private const int AtOnce = 500;

    public string Kind => TaggingUndoParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var tagging = await db.Taggings.AsNoTracking().SingleAsync(t => t.Id == run.Parameters<TaggingUndoParameters>().TaggingId, cancellationToken);
        var checkpoint = run.Checkpoint<TaggingCheckpoint>() ?? new TaggingCheckpoint(0, 0);
        while (await StepAsync(tagging, checkpoint.AfterId, run.Asker, cancellationToken) is ({ } changed, { } last))
        {
            checkpoint = new TaggingCheckpoint(last, checkpoint.Changed + changed);
            await run.ReportAsync(checkpoint.Changed, Math.Max(tagging.Changed, checkpoint.Changed), "Taking back", checkpoint, cancellationToken);
        }

        await db.Taggings.Where(t => t.Id == tagging.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UndoneAt, clock.GetUtcNow()).SetProperty(t => t.UndoneBy, run.Asker.Name), cancellationToken);
        var takenBack = await articles.CountTakenBackAsync(tagging, cancellationToken);
        return TakenBack.InWords(takenBack, tagging.Changed, "the others had been changed since");
    }

    private async Task<(int Changed, long? LastId)> StepAsync(Core.Tags.Tagging tagging, long afterId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (changed, last) = await articles.UndoAsync(tagging, afterId, AtOnce, new TaggedBy(actor.Id, actor.Name, null, null), cancellationToken);
        if (changed > 0)
        {
            await audit.AppendAsync(actor, new AuditedAct("tags.undo-many", nameof(Tagging), $"{tagging.Id}", new { tagging.TagId, tagging.Act }, new { changed, from = afterId, to = last }), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (changed, last);
    }
}
