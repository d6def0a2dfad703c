using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Jobs;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Takes in the jobs that are asked for. What becomes of one that is here is for <see cref="JobDesk"/>.</summary>
public sealed class JobQueue(NewsTrackerDbContext db, AuditTrail audit, JobDispatcher dispatcher, TimeProvider clock)
{
    /// <returns>The new job's id.</returns>
    public async Task<long> EnqueueAsync(JobRequest request, AuditActor actor, CancellationToken cancellationToken)
    {
        var jobId = await AddAsync(request, actor, cancellationToken);
        await dispatcher.TryDispatchAsync(jobId, cancellationToken);
        return jobId;
    }

    /// <summary>For what several hosts or people may ask for at once: each looks whether the job is wanted when the one before has asked.</summary>
    /// <returns>The new job's id, if it was wanted.</returns>
    public Task<long?> EnqueueIfAsync(Func<CancellationToken, Task<bool>> isWanted, JobRequest request, AuditActor actor, CancellationToken cancellationToken) =>
        EnqueueWithAsync(async token => await isWanted(token) ? request : null, (_, _) => Task.CompletedTask, actor, cancellationToken);

    /// <summary>For a job that is asked for with what it is about: both are kept or neither, and another who asks looks when they are.</summary>
    /// <param name="prepareAsync">Writes down what the job is about, and says what to ask for; null where it is not wanted, which takes back what was written.</param>
    /// <param name="noteAsync">Notes the job's id.</param>
    /// <returns>The new job's id, if it was wanted.</returns>
    public async Task<long?> EnqueueWithAsync(
        Func<CancellationToken, Task<JobRequest?>> prepareAsync, Func<long, CancellationToken, Task> noteAsync, AuditActor actor, CancellationToken cancellationToken)
    {
        long jobId;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.JobQueue})", cancellationToken);
            if (await prepareAsync(cancellationToken) is not { } request)
            {
                return null;
            }

            jobId = await AddAsync(request, actor, cancellationToken);
            await noteAsync(jobId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await dispatcher.TryDispatchAsync(jobId, cancellationToken);
        return jobId;
    }

    /// <summary>For what people may ask for twice: a job of the kind that waits or runs is enough.</summary>
    /// <returns>That job's id, or the new one's, and whether it is new.</returns>
    public Task<(long JobId, bool IsNew)> EnqueueUnlessUnfinishedAsync(JobRequest request, AuditActor actor, CancellationToken cancellationToken) =>
        EnqueueUnlessAsync(db.Jobs.OfKind(request.Kind), request, actor, cancellationToken);

    /// <summary>For what people may ask for twice by a slip: a job of the kind with the same parameters that waits or runs is enough.</summary>
    /// <returns>That job's id, or the new one's, and whether it is new.</returns>
    public Task<(long JobId, bool IsNew)> EnqueueUnlessSameAsync(JobRequest request, AuditActor actor, CancellationToken cancellationToken) =>
        EnqueueUnlessAsync(db.Jobs.OfKind(request.Kind).WithParameters(JobJson.Write(request.Parameters)), request, actor, cancellationToken);

    /// <summary>For what people may ask for twice while what they ask about grows: a job of the kind that waits or runs is enough where its parameters say the same of this much.</summary>
    /// <param name="much">The parameters that make it the same.</param>
    /// <param name="isPersonal">They mean another thing to each who asks: then only what the same person asked for is alike.</param>
    /// <returns>That job's id, or the new one's, and whether it is new.</returns>
    public Task<(long JobId, bool IsNew)> EnqueueUnlessAlikeAsync<T>(JobRequest request, T much, bool isPersonal, AuditActor actor, CancellationToken cancellationToken)
    {
        var alike = db.Jobs.OfKind(request.Kind).WithParametersThatSay(JobJson.Write(much));
        return EnqueueUnlessAsync(isPersonal ? alike.AskedBy(actor.Id) : alike, request, actor, cancellationToken);
    }

    private async Task<(long JobId, bool IsNew)> EnqueueUnlessAsync(IQueryable<Job> alike, JobRequest request, AuditActor actor, CancellationToken cancellationToken)
    {
        long? unfinished = null;
        var added = await EnqueueIfAsync(async token => (unfinished = await alike.FindUnfinishedAsync(token)) is null, request, actor, cancellationToken);
        return (added ?? unfinished!.Value, added is not null);
    }

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
        await audit.SaveAsync(actor, () => JobActs.Asked(job, request.Parameters), cancellationToken);
        return job.Id;
    }
}
