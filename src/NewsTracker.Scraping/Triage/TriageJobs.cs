using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Search;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Triage;

/// <summary>Hands triage of all that match a query to the background, and takes it back.</summary>
public sealed class TriageJobs(NewsTrackerDbContext db, TriageDesk desk, ArticleQueryPreparation queries, JobQueue queue, TimeProvider clock)
{
    /// <param name="query">Blank means the whole archive.</param>
    /// <param name="through">The newest article that whoever asks could see among those that match; null means all that are here now.</param>
    /// <returns><see cref="TriageOutcome.Begun"/>, or why it cannot be done. Where the same person asked for the same already, and it waits or runs, it is that go.</returns>
    public async Task<TriageOutcome> StartAsync(string? query, TriageChange change, long? through, AuditActor actor, CancellationToken cancellationToken)
    {
        if (await desk.FindProblemAsync(change, cancellationToken) is { } problem)
        {
            return new TriageOutcome.Refused(problem);
        }

        switch (await queries.PrepareAsync(query, actor.Id, cancellationToken))
        {
            case SearchPreparation.Refused refused:
                return new TriageOutcome.Refused(refused.Problem.Sentence);
            case SearchPreparation.Ready ready:
                var batch = Guid.CreateVersion7(clock.GetUtcNow());
                var parameters = new TriageParameters(batch, ready.Query.ToString(), change.State, change.Reason, change.Assignment is not null, change.Assignment?.To, through ?? await queries.NewestAsync(cancellationToken));
                var (job, isNew) = await queue.EnqueueUnlessAlikeAsync(
                    new JobRequest(TriageParameters.Kind, ready.Query.Root is null ? $"{Doing(change.State)} all articles" : $"{Doing(change.State)} all that match {ready.Query}", parameters, TriageAct.Batch, $"{batch}"),
                    new { parameters.Query, parameters.State, parameters.Reason, parameters.Assigns, parameters.AssigneeId, parameters.Through },
                    isPersonal: true,
                    actor,
                    cancellationToken);
                return new TriageOutcome.Begun(isNew ? batch : JobJson.Read<TriageParameters>(await db.Jobs.Where(j => j.Id == job).Select(j => j.Parameters).SingleAsync(cancellationToken)).Batch);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>
    /// Asks for a go to be taken back. Nothing of it stands where nothing was done, or all of it was taken back, decided on anew or given over since. Taking back that was cancelled or failed on its way goes on by asking again.
    /// </summary>
    public async Task<TakeBackAnswer> UndoAsync(Guid batch, AuditActor actor, CancellationToken cancellationToken)
    {
        var jobs = await JobsOf(batch).OrderBy(j => j.Id).Select(j => new { j.Kind, j.State, j.Parameters }).ToListAsync(cancellationToken);
        var earlier = jobs.FindLast(j => j.Kind == TriageUndoParameters.Kind);
        if (jobs.Exists(j => j.State is JobState.Queued or JobState.Running))
        {
            return TakeBackAnswer.StillRuns;
        }

        if (!await db.AnyStandsAsync(batch, cancellationToken))
        {
            return TakeBackAnswer.NothingStands;
        }

        // What was taken back before belongs to the same: it is counted with the rest, and can be taken back with it.
        var undo = earlier is null ? new TriageUndoParameters(batch, Guid.CreateVersion7(clock.GetUtcNow())) : JobJson.Read<TriageUndoParameters>(earlier.Parameters);
        await queue.EnqueueAsync(new JobRequest(TriageUndoParameters.Kind, "Take back a bulk decision", undo, TriageAct.Batch, $"{batch}"), actor, cancellationToken);
        return TakeBackAnswer.Begun;
    }

    /// <summary>The job that does a go, and the one that takes it back; none where it was done at once.</summary>
    public IQueryable<Job> JobsOf(Guid batch) => db.Jobs.About(TriageAct.Batch, $"{batch}");

    private static string Doing(TriageState? state) => state switch
    {
        TriageState.New => "Put back among the new",
        TriageState.Kept => "Keep",
        TriageState.Dismissed => "Dismiss",
        TriageState.Coded => "Mark as coded",
        null => "Give over",
        _ => throw new UnreachableException(),
    };
}
