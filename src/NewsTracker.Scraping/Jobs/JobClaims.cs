using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Jobs;
using NewsTracker.Data;
using NewsTracker.Data.Notices;

namespace NewsTracker.Scraping.Jobs;

/// <summary>A process's claim on a job. The epoch is its fencing token: who claims later has a greater one, and the earlier holder's reports are no longer taken.</summary>
/// <param name="Done">How far the run before it came.</param>
internal sealed record JobClaim(long JobId, long Epoch, int Attempts, int Done, string Kind, string Parameters, string? Checkpoint, Guid? AskedById, string AskedBy, DateTimeOffset AskedAt);

/// <summary>What a sign of life was answered with.</summary>
internal enum JobSign
{
    GoOn,

    /// <summary>Somebody asked for the job to be cancelled.</summary>
    Cancel,

    /// <summary>The job is another process's now.</summary>
    Lost,
}

/// <summary>The rows of jobs, as those who run them change them: each statement in a context of its own, and only under the newest epoch.</summary>
internal sealed class JobClaims(IServiceScopeFactory scopes, IOptions<JobOptions> options, TimeProvider clock)
{
    /// <summary>What is told of a job that was cancelled while it ran.</summary>
    public const string CancelledMessage = "Cancelled. What was done until then stays.";

    /// <summary>Takes a job that waits, or one whose process is gone.</summary>
    /// <param name="isRecovery">The scheduler says that the process which ran it is gone.</param>
    /// <returns>Null where there is nothing to do: done, cancelled, not yet due, or running elsewhere.</returns>
    public Task<JobClaim?> TryClaimAsync(long jobId, string runBy, bool isRecovery, CancellationToken cancellationToken) => WithDbAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var lost = now - options.Value.LostAfter;
        var claims = await db.Database.SqlQuery<JobClaim>(
            $"""
            update jobs set state = 'Running', epoch = epoch + 1, attempts = attempts + 1, run_by = {runBy}, heartbeat_at = {now},
                started_at = coalesce(started_at, {now}), finished_at = null
            where id = {jobId} and ((state = 'Queued' and not_before <= {now}) or (state = 'Running' and ({isRecovery} or heartbeat_at < {lost})))
            returning id as job_id, epoch, attempts, done, kind, parameters::text, checkpoint::text, asked_by_id, asked_by, asked_at
            """).ToListAsync(cancellationToken);
        return claims.SingleOrDefault();
    });

    public Task<JobSign> ShowLifeAsync(JobClaim claim, CancellationToken cancellationToken) => WithDbAsync(db =>
    {
        var now = clock.GetUtcNow();
        return SignAsync(db.Database.SqlQuery<bool>(
            $"""update jobs set heartbeat_at = {now} where id = {claim.JobId} and epoch = {claim.Epoch} and state = 'Running' returning cancel_asked_at is not null as "Value" """), cancellationToken);
    });

    /// <summary>Says how far it came. A run that came further than the one before it is the first attempt at what is left.</summary>
    public Task<JobSign> ReportAsync(JobClaim claim, int done, int? total, string message, string checkpoint, CancellationToken cancellationToken) => WithDbAsync(db =>
    {
        var now = clock.GetUtcNow();
        return SignAsync(
            db.Database.SqlQuery<bool>(
                $"""
                update jobs set heartbeat_at = {now}, done = {done}, total = {total}, message = {message}, checkpoint = {checkpoint}::jsonb,
                    attempts = case when {done} > {claim.Done} then 1 else attempts end
                where id = {claim.JobId} and epoch = {claim.Epoch} and state = 'Running' returning cancel_asked_at is not null as "Value"
                """),
            cancellationToken);
    });

    /// <returns>Whether the job was still ours to end.</returns>
    public Task<bool> FinishAsync(JobClaim claim, JobState state, string message, CancellationToken cancellationToken) => WithDbAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var name = state.ToString();
        return await db.Database.ExecuteSqlAsync(
            $"update jobs set state = {name}, message = {message}, finished_at = {now} where id = {claim.JobId} and epoch = {claim.Epoch} and state = 'Running'", cancellationToken) == 1;
    });

    /// <summary>Ends a job that has failed, and tells admins: who asked for it may have gone long since.</summary>
    /// <returns>Whether the job was still ours to end.</returns>
    public async Task<bool> FailAsync(JobClaim claim, string message, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var titles = await db.Database.SqlQuery<string>(
            $"""
            update jobs set state = 'Failed', message = {message}, finished_at = {now} where id = {claim.JobId} and epoch = {claim.Epoch} and state = 'Running' returning title as "Value"
            """).ToListAsync(cancellationToken);
        if (titles is not [var title])
        {
            return false;
        }

        await scope.ServiceProvider.GetRequiredService<NoticeBoard>().RaiseAsync(JobNotices.Failed(claim.JobId, title, message), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Gives a job back to the queue.</summary>
    public Task<bool> ReleaseAsync(JobClaim claim, TimeSpan delay, string? message, CancellationToken cancellationToken) => WithDbAsync(async db =>
    {
        var notBefore = clock.GetUtcNow() + delay;

        // A stop of the host is no attempt that failed.
        var attempts = message is null ? 1 : 0;
        return await db.Database.ExecuteSqlAsync(
            $"""
            update jobs set state = 'Queued', not_before = {notBefore}, dispatched_at = null, message = coalesce({message}, message), attempts = attempts - {attempts}
            where id = {claim.JobId} and epoch = {claim.Epoch} and state = 'Running'
            """,
            cancellationToken) == 1;
    });

    /// <summary>Gives a job back to the queue whose work went well and is to go on later.</summary>
    /// <returns>What has become of the job: one that was cancelled meanwhile is at its end. Null where another process has it.</returns>
    public Task<JobState?> PutOffAsync(JobClaim claim, DateTimeOffset notBefore, string message, CancellationToken cancellationToken) => WithDbAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var states = await db.Database.SqlQuery<string>(
            $"""
            update jobs set state = case when cancel_asked_at is null then 'Queued' else 'Cancelled' end, finished_at = case when cancel_asked_at is not null then {now} end,
                not_before = {notBefore}, dispatched_at = null,
                message = case when cancel_asked_at is null then {message} else {CancelledMessage} end, attempts = 0
            where id = {claim.JobId} and epoch = {claim.Epoch} and state = 'Running' returning state
            """).ToListAsync(cancellationToken);
        return states is [var state] ? Enum.Parse<JobState>(state) : (JobState?)null;
    });

    /// <summary>The jobs to hand to the scheduler: those that wait and were not handed over of late, and those whose process is gone.</summary>
    public Task<List<long>> TakeForDispatchAsync(int most, CancellationToken cancellationToken) => WithDbAsync(db =>
    {
        var now = clock.GetUtcNow();
        var lost = now - options.Value.LostAfter;
        return db.Database.SqlQuery<long>(
            $"""
            update jobs set dispatched_at = {now} where id in (
                select id from jobs
                where state in ('Queued', 'Running')
                    and ((state = 'Queued' and not_before <= {now}) or (state = 'Running' and heartbeat_at < {lost}))
                    and (dispatched_at is null or dispatched_at < {lost})
                order by not_before limit {most} for update skip locked)
            returning id as "Value"
            """).ToListAsync(cancellationToken);
    });

    private static async Task<JobSign> SignAsync(IQueryable<bool> isCancelled, CancellationToken cancellationToken) =>
        await isCancelled.ToListAsync(cancellationToken) switch
        {
            [] => JobSign.Lost,
            [true] => JobSign.Cancel,
            _ => JobSign.GoOn,
        };

    private async Task<T> WithDbAsync<T>(Func<NewsTrackerDbContext, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>());
    }
}
