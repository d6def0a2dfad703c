using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Jobs;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Jobs;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Work that somebody asks for.</summary>
/// <param name="Title">What it does, in words.</param>
/// <param name="Parameters">Written as JSON; the work reads it back as its own record.</param>
public sealed record JobRequest(string Kind, string Title, object Parameters, string? SubjectType = null, string? SubjectId = null);

/// <summary>Takes jobs in, cancels them, begins them again: what people do with jobs. All of it is audited.</summary>
public sealed partial class JobQueue(NewsTrackerDbContext db, AuditTrail audit, NoticeBoard notices, JobDispatcher dispatcher, TimeProvider clock, ILogger<JobQueue> logger)
{
    /// <returns>The new job's id.</returns>
    public async Task<long> EnqueueAsync(JobRequest request, AuditActor actor, CancellationToken cancellationToken)
    {
        var jobId = await AddAsync(request, actor, cancellationToken);
        await DispatchAsync(jobId, cancellationToken);
        return jobId;
    }

    /// <summary>For what several hosts or people may ask for at once: each looks whether the job is wanted when the one before has asked.</summary>
    /// <returns>The new job's id, if it was wanted.</returns>
    public async Task<long?> EnqueueIfAsync(Func<CancellationToken, Task<bool>> isWanted, JobRequest request, AuditActor actor, CancellationToken cancellationToken)
    {
        long jobId;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.JobQueue})", cancellationToken);
            if (!await isWanted(cancellationToken))
            {
                return null;
            }

            jobId = await AddAsync(request, actor, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await DispatchAsync(jobId, cancellationToken);
        return jobId;
    }

    /// <summary>For what people may ask for twice: a job of the kind that waits or runs is enough.</summary>
    /// <returns>That job's id, or the new one's.</returns>
    public async Task<long> EnqueueUnlessUnfinishedAsync(JobRequest request, AuditActor actor, CancellationToken cancellationToken)
    {
        long? unfinished = null;
        return await EnqueueIfAsync(async token => (unfinished = await FindUnfinishedAsync(request.Kind, token)) is null, request, actor, cancellationToken) ?? unfinished!.Value;
    }

    /// <summary>For what people may ask for twice by a slip: a job of the kind with the same parameters that waits or runs is enough.</summary>
    /// <returns>That job's id, or the new one's, and whether it is new.</returns>
    public async Task<(long JobId, bool IsNew)> EnqueueUnlessSameAsync(JobRequest request, AuditActor actor, CancellationToken cancellationToken)
    {
        var parameters = JobJson.Write(request.Parameters);
        long? same = null;
        var added = await EnqueueIfAsync(
            async token => (same = await db.Jobs.Unfinished().Where(j => j.Kind == request.Kind && j.Parameters == parameters).OrderBy(j => j.Id).Select(j => (long?)j.Id).FirstOrDefaultAsync(token)) is null,
            request,
            actor,
            cancellationToken);
        return (added ?? same!.Value, added is not null);
    }

    /// <summary>The first job of a kind that waits or runs, by ix_jobs_unfinished.</summary>
    public Task<long?> FindUnfinishedAsync(string kind, CancellationToken cancellationToken) =>
        db.Jobs.Unfinished().Where(j => j.Kind == kind).OrderBy(j => j.Id).Select(j => (long?)j.Id).FirstOrDefaultAsync(cancellationToken);

    private async Task<long> AddAsync(JobRequest request, AuditActor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var job = new Job
        {
            Kind = request.Kind,
            Title = request.Title,
            Parameters = JobJson.Write(request.Parameters),
            SubjectType = request.SubjectType,
            SubjectId = request.SubjectId,
            AskedById = actor.Id,
            AskedBy = actor.Name,
            AskedAt = now,
            NotBefore = now,
        };
        db.Jobs.Add(job);
        await audit.SaveAsync(actor, () => Act("jobs.ask", job, after: new { job.Kind, job.Title, request.Parameters }), cancellationToken);
        return job.Id;
    }

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

        await audit.SaveAsync(actor, () => Act("jobs.cancel", job), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Begins a job anew that failed or was cancelled, from its last checkpoint.</summary>
    public async Task<bool> RetryAsync(long jobId, AuditActor actor, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await FindLockedAsync(jobId, cancellationToken) is not { State: JobState.Failed or JobState.Cancelled } job)
            {
                return false;
            }

            (job.State, job.Attempts, job.NotBefore) = (JobState.Queued, 0, clock.GetUtcNow());

            // The days until somebody asked again are no part of the work: it begins when it is taken up.
            (job.CancelAskedAt, job.DispatchedAt, job.StartedAt, job.FinishedAt) = (null, null, null, null);
            await notices.ResolveAsync(JobNotices.FailedKey(jobId), cancellationToken);
            await audit.SaveAsync(actor, () => Act("jobs.retry", job), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await DispatchAsync(jobId, cancellationToken);
        return true;
    }

    private Task<Job?> FindLockedAsync(long jobId, CancellationToken cancellationToken) =>
        db.Jobs.FromSql($"select * from jobs where id = {jobId} for update").SingleOrDefaultAsync(cancellationToken);

    /// <summary>The job is in the table by now: should the scheduler not hear of it, the sweep finds it.</summary>
    private async Task DispatchAsync(long jobId, CancellationToken cancellationToken)
    {
        try
        {
            await dispatcher.DispatchAsync(jobId, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotDispatched(logger, exception, jobId);
        }
    }

    private static AuditedAct Act(string action, Job job, object? after = null) =>
        new(action, nameof(Job), job.Id.ToString(CultureInfo.InvariantCulture), After: after ?? new { job.Kind, job.Title });

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Job {JobId} could not be handed to the scheduler; the sweep will")]
        public static partial void NotDispatched(ILogger logger, Exception exception, long jobId);
    }
}
