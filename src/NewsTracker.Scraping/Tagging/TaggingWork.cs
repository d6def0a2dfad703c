using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Tagging;

/// <summary>Tags many articles, a step at a time, in the name of who asked; each step is one transaction with its audit event, and done twice it changes nothing.</summary>
internal sealed class TaggingWork(NewsTrackerDbContext db, MatchedArticles matched, ManyArticles articles, AuditTrail audit) : IJobWork
{
    private const int AtOnce = 500;

    public string Kind => TaggingParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var parameters = run.Parameters<TaggingParameters>();
        var tagging = await db.Taggings.AsNoTracking().SingleAsync(t => t.Id == parameters.TaggingId, cancellationToken);
        if (await db.Jobs.About(nameof(Tagging), $"{tagging.Id}").WithEffect(TaggingUndoParameters.Kind).AnyAsync(cancellationToken))
        {
            return "It was taken back: nothing more is done.";
        }

        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        if (tree.Resolve(tagging.TagId) is not { } tag || (tagging.Act is ArticleTagAct.Set && !tag.IsLive))
        {
            return "The tag has been deprecated since: nothing was done.";
        }

        var checkpoint = run.Checkpoint<TaggingCheckpoint>() ?? new TaggingCheckpoint(0, 0);

        // What was tagged may match no longer (-tag:casualties), so another run asks for what comes behind the last step.
        var ids = await ArticlesAsync(tagging, checkpoint.AfterId, parameters.Through, cancellationToken);
        var total = checkpoint.Done + ids.Count;
        foreach (var step in ids.Chunk(AtOnce))
        {
            var changed = await StepAsync(tagging, tag, tree.SameAs(tag.Id), step, cancellationToken);
            checkpoint = new TaggingCheckpoint(step[^1], checkpoint.Changed + changed, checkpoint.Done + step.Length);
            await run.ReportAsync(checkpoint.Done, total, $"{Counting.Of(checkpoint.Changed, "article")} changed", checkpoint, cancellationToken);
        }

        // Counted with each step: a run that ended between a step and its checkpoint loses none.
        var all = await db.Taggings.Where(t => t.Id == tagging.Id).Select(t => t.Changed).SingleAsync(cancellationToken);
        return (all, total) switch
        {
            (1, <= 1) => "The article changed.",
            (0, 1) => "The article was so already, or a person had ruled otherwise.",
            _ when all >= total => $"All {Counting.Of(all, "article")} changed.",
            _ => $"{Counting.Of(all, total, "article")} changed; the others were so already, or a person had ruled otherwise.",
        };
    }

    // What an editor asks for may be what they have not read; a rule asks nothing of the kind.
    private async Task<IReadOnlyList<long>> ArticlesAsync(Core.Tags.Tagging tagging, long afterId, long? through, CancellationToken cancellationToken) => tagging.ArticleIds is { } chosen
        ? [.. chosen.Where(id => id > afterId)]
        : await matched.FindAsync(tagging.Query, tagging.RuleId is null ? tagging.ActorId : null, tagging.At, through, afterId, cancellationToken);

    private async Task<int> StepAsync(Core.Tags.Tagging tagging, TagNode tag, IReadOnlyList<long> same, long[] step, CancellationToken cancellationToken)
    {
        var by = tagging.RuleId is { } rule ? TaggedBy.Rule(rule, tagging.Id) : new TaggedBy(tagging.ActorId, tagging.ActorName, null, tagging.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = tagging.Act is ArticleTagAct.Set
            ? await articles.SetAsync(step, tag, same, by, cancellationToken)
            : await articles.RemoveAsync(step, same, by, cancellationToken);
        if (changed > 0)
        {
            await db.Taggings.Where(t => t.Id == tagging.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Changed, t => t.Changed + changed), cancellationToken);
            await audit.AppendAsync(
                new AuditActor(tagging.ActorId, tagging.ActorName, null),
                new AuditedAct(tagging.Act is ArticleTagAct.Set ? "tags.set-many" : "tags.remove-many", nameof(Tagging), $"{tagging.Id}", null, new { tag = tag.Name, tag.Id, changed, first = step[0], last = step[^1] }),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return changed;
    }
}
