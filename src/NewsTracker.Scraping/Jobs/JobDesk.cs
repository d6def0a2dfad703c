using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Jobs;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Notices;

namespace NewsTracker.Scraping.Jobs;

/// <summary>What people do with jobs that are here: they cancel them, and begin them anew. Each act holds the job's row, so that whoever runs it neither overwrites it nor is overwritten, and is audited with it.</summary>
public sealed class JobDesk(NewsTrackerDbContext db, AuditTrail audit, NoticeBoard notices, JobDispatcher dispatcher, TimeProvider clock)
{
    /// <summary>A job that waits is cancelled at once; one that runs is told, and stops at its next step.</summary>
    /// <returns>Whether there was anything to cancel.</returns>
    public async Task<bool> CancelAsync(long jobId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindLockedAsync(jobId, cancellationToken) is not { State: JobState.Queued or JobState.Running, CancelAskedAt: null } job)
        {
            return false;
        }

        job.CancelAskedAt = clock.GetUtcNow();
        if (job.State == JobState.Queued)
        {
            (job.State, job.FinishedAt, job.Message) = (JobState.Cancelled, job.CancelAskedAt, job.Epoch == 0 ? "Cancelled before it began." : "Cancelled while it waited. What was done until then stays.");
        }

        await audit.SaveAsync(actor, () => JobActs.Cancelled(job), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Cancels what waits or runs among these, each as an act of its own.</summary>
    /// <returns>Whether there was anything to cancel.</returns>
    public async Task<bool> CancelAllAsync(IQueryable<Job> jobs, AuditActor actor, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var jobId in await jobs.Unfinished().OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(cancellationToken))
        {
            any |= await CancelAsync(jobId, actor, cancellationToken);
        }

        return any;
    }

    /// <summary>Begins a job anew that failed or was cancelled, from its last checkpoint.</summary>
    /// <returns>Whether there was anything to begin anew.</returns>
    public async Task<bool> RetryAsync(long jobId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await FindLockedAsync(jobId, cancellationToken) is not { State: JobState.Failed or JobState.Cancelled } job)
            {
                return false;
            }

            (job.State, job.Attempts, job.NotBefore, job.Message) = (JobState.Queued, 0, clock.GetUtcNow(), null);

            // The days until somebody asked again are no part of the work: it begins when it is taken up.
            (job.CancelAskedAt, job.DispatchedAt, job.StartedAt, job.FinishedAt) = (null, null, null, null);
            await notices.ResolveAsync(JobNotices.FailedKey(jobId), cancellationToken);
            await audit.SaveAsync(actor, () => JobActs.BegunAnew(job), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await dispatcher.TryDispatchAsync(jobId, cancellationToken);
        return true;
    }

    private Task<Job?> FindLockedAsync(long jobId, CancellationToken cancellationToken) =>
        db.Jobs.FromSql($"select * from jobs where id = {jobId} for update").SingleOrDefaultAsync(cancellationToken);
}
