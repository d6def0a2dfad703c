using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Tagging;

/// <summary>Hands acts on many articles to the background, cancels them and takes them back.</summary>
public sealed class TaggingJobs(NewsTrackerDbContext db, TaggingDesk desk, ArticleQueryPreparation queries, JobQueue queue)
{
    public async Task<TaggingOutcome> StartAsync(ManyAsked asked, string tagName, AuditActor actor, CancellationToken cancellationToken)
    {
        var outcome = await desk.AskAsync(asked, actor, cancellationToken);
        if (outcome is not TaggingOutcome.Asked { Id: var id })
        {
            return outcome;
        }

        var title = asked.Act is ArticleTagAct.Set ? $"Set the tag “{tagName}”" : $"Remove the tag “{tagName}”";
        // A rule tags what comes in as well, and none of it may fall between the two.
        var through = asked.RuleId is null ? asked.Through ?? await queries.NewestAsync(cancellationToken) : (long?)null;
        var jobId = await queue.EnqueueAsync(new JobRequest(TaggingParameters.Kind, title, new TaggingParameters(id, through), nameof(Tagging), $"{id}"), actor, cancellationToken);
        await db.Taggings.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.JobId, jobId), cancellationToken);
        return outcome;
    }

    /// <summary>Asks for an act to be taken back.</summary>
    public async Task<TakeBackAnswer> UndoAsync(long taggingId, AuditActor actor, CancellationToken cancellationToken)
    {
        var tagging = await db.Taggings.AsNoTracking().Include(t => t.Tag).SingleAsync(t => t.Id == taggingId, cancellationToken);
        if (await JobsOf(taggingId).Unfinished().AnyAsync(cancellationToken))
        {
            return TakeBackAnswer.StillRuns;
        }

        if (tagging.UndoneAt is not null || tagging.Changed == 0)
        {
            return TakeBackAnswer.NothingStands;
        }

        await queue.EnqueueAsync(
            new JobRequest(TaggingUndoParameters.Kind, $"Take back: the tag “{tagging.Tag!.Name}” on {Counting.Of(tagging.Changed, "article")}", new TaggingUndoParameters(taggingId), nameof(Tagging), $"{taggingId}"), actor, cancellationToken);
        return TakeBackAnswer.Begun;
    }

    /// <summary>The job that does it, and the one that takes it back.</summary>
    public IQueryable<Job> JobsOf(long taggingId) => db.Jobs.About(nameof(Tagging), $"{taggingId}");
}
