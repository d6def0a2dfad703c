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
    /// <summary>Asks for an act on many articles and the job that does it, both or neither. Where the same person asked for the same already, and it waits or runs, it is that act.</summary>
    public async Task<TaggingOutcome> StartAsync(ManyAsked asked, string tagName, AuditActor actor, CancellationToken cancellationToken)
    {
        // A rule tags what comes in as well, and none of it may fall between the two.
        var through = asked.RuleId is null ? asked.Through ?? await queries.NewestAsync(cancellationToken) : (long?)null;
        TaggingOutcome outcome = new TaggingOutcome.Refused("");
        await queue.EnqueueWithAsync(
            async token =>
            {
                outcome = await desk.AskAsync(asked, actor, token);
                if (outcome is not TaggingOutcome.Asked { Id: var id })
                {
                    return null;
                }

                if (await FindAlikeAsync(id, through, token) is { } alike)
                {
                    outcome = new TaggingOutcome.Asked(alike);
                    return null;
                }

                var title = asked.Act is ArticleTagAct.Set ? $"Set the tag “{tagName}”" : $"Remove the tag “{tagName}”";
                return new JobRequest(TaggingParameters.Kind, title, new TaggingParameters(id, through), nameof(Tagging), $"{id}");
            },
            async (jobId, token) =>
            {
                if (outcome is TaggingOutcome.Asked { Id: var id })
                {
                    await db.Taggings.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.JobId, jobId), token);
                }
            },
            actor,
            cancellationToken);
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

    /// <summary>Another act that the same person asked for in the same words, which waits or runs. Read from ix_jobs_unfinished.</summary>
    private Task<long?> FindAlikeAsync(long taggingId, long? through, CancellationToken cancellationToken) =>
        (from asked in db.Taggings.Where(t => t.Id == taggingId)
         from job in db.Jobs.OfKind(TaggingParameters.Kind).WithParametersThatSay(JobJson.Write(new { through })).Unfinished()
         join alike in db.Taggings on job.Id equals alike.JobId
         where alike.Id != asked.Id && alike.TagId == asked.TagId && alike.Act == asked.Act && alike.Query == asked.Query && alike.ArticleIds == asked.ArticleIds
             && alike.RuleId == asked.RuleId && alike.ActorId == asked.ActorId
         orderby alike.Id
         select (long?)alike.Id).FirstOrDefaultAsync(cancellationToken);
}
