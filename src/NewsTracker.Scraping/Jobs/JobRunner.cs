using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Jobs;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Runs one job from claim to end, whatever becomes of its work.</summary>
internal sealed partial class JobRunner(JobClaims claims, IServiceScopeFactory scopes, IOptions<JobOptions> options, TimeProvider clock, ILogger<JobRunner> logger) : IDisposable
{
    private readonly SemaphoreSlim places = new(options.Value.ConcurrentJobs);

    /// <summary>Does nothing where the job is not to be had, or this process has its hands full: the sweep hands it out again.</summary>
    public async Task RunAsync(long jobId, bool isRecovery, CancellationToken hostStopping)
    {
        if (!await places.WaitAsync(TimeSpan.Zero, hostStopping))
        {
            return;
        }

        try
        {
            if (await claims.TryClaimAsync(jobId, ProcessName.Shown, isRecovery, hostStopping) is { } claim)
            {
                await RunAsync(claim, hostStopping);
            }
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task RunAsync(JobClaim claim, CancellationToken hostStopping)
    {
        // Each earlier attempt either failed and was counted, or took its process down with it.
        if (claim.Attempts > options.Value.MaxAttempts)
        {
            var given = $"Begun {options.Value.MaxAttempts} times without getting any further: the last time, the process that ran it stopped or gave no sign of life.";
            await claims.FailAsync(claim, given, CancellationToken.None);
            Log.GivenUp(logger, claim.Kind, claim.JobId, options.Value.MaxAttempts);
            return;
        }

        Log.Started(logger, claim.Kind, claim.JobId, claim.Attempts);
        await using var hold = new JobHold(claim, claims, options.Value.HeartbeatInterval, clock, logger, hostStopping);
        var run = new JobRun(claim, claims, hold);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetServices<IJobWork>().SingleOrDefault(work => work.Kind == claim.Kind)
                ?? throw new InvalidOperationException($"This version of NewsTracker knows no jobs of the kind \"{claim.Kind}\".");
            var result = await work.RunAsync(run, hold.Token);
            if (run.ComesBackAt is { } at)
            {
                await PutOffAsync(claim, at, result);
                return;
            }

            await claims.FinishAsync(claim, JobState.Succeeded, result, CancellationToken.None);
            Log.Succeeded(logger, claim.Kind, claim.JobId, result);
        }
        catch (OperationCanceledException) when (hold.Token.IsCancellationRequested)
        {
            await StopAsync(claim, hold.Sign);
        }
        catch (NothingDoneException exception)
        {
            await claims.FailAsync(claim, exception.Message, CancellationToken.None);
            Log.NothingDone(logger, claim.Kind, claim.JobId, exception.Message);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, claim.Kind, claim.JobId, run.Attempts);
            await FailAsync(claim, run.Attempts, exception);
        }
    }

    private async Task PutOffAsync(JobClaim claim, DateTimeOffset until, string result)
    {
        switch (await claims.PutOffAsync(claim, until, result, CancellationToken.None))
        {
            case JobState.Queued:
                Log.PutOff(logger, claim.Kind, claim.JobId, until);
                break;
            case JobState.Cancelled:
                Log.Stopped(logger, claim.Kind, claim.JobId, JobSign.Cancel);
                break;
            default:
                Log.Stopped(logger, claim.Kind, claim.JobId, JobSign.Lost);
                break;
        }
    }

    private Task StopAsync(JobClaim claim, JobSign sign)
    {
        Log.Stopped(logger, claim.Kind, claim.JobId, sign);
        return sign switch
        {
            JobSign.Cancel => claims.FinishAsync(claim, JobState.Cancelled, JobClaims.CancelledMessage, CancellationToken.None),
            JobSign.Lost => Task.CompletedTask,
            _ => claims.ReleaseAsync(claim, TimeSpan.Zero, null, CancellationToken.None),
        };
    }

    private Task<bool> FailAsync(JobClaim claim, int attempts, Exception exception) =>
        attempts >= options.Value.MaxAttempts
            ? claims.FailAsync(claim, $"Failed {attempts} times, last with: {exception.GetBaseException().Message}", CancellationToken.None)
            : claims.ReleaseAsync(claim, options.Value.RetryDelay * attempts, $"Attempt {attempts} failed and is tried again: {exception.GetBaseException().Message}", CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Job {JobKind} {JobId} begins, attempt {Attempt}")]
        public static partial void Started(ILogger logger, string jobKind, long jobId, int attempt);

        [LoggerMessage(LogLevel.Information, "Job {JobKind} {JobId} is done: {JobResult}")]
        public static partial void Succeeded(ILogger logger, string jobKind, long jobId, string jobResult);

        [LoggerMessage(LogLevel.Information, "Job {JobKind} {JobId} goes on at {NotBefore}")]
        public static partial void PutOff(ILogger logger, string jobKind, long jobId, DateTimeOffset notBefore);

        [LoggerMessage(LogLevel.Information, "Job {JobKind} {JobId} stops ({JobSign})")]
        public static partial void Stopped(ILogger logger, string jobKind, long jobId, JobSign jobSign);

        [LoggerMessage(LogLevel.Warning, "Job {JobKind} {JobId} could do nothing: {JobResult}")]
        public static partial void NothingDone(ILogger logger, string jobKind, long jobId, string jobResult);

        [LoggerMessage(LogLevel.Error, "Job {JobKind} {JobId} is given up: in the last of {Attempts} attempts its process was lost")]
        public static partial void GivenUp(ILogger logger, string jobKind, long jobId, int attempts);

        [LoggerMessage(LogLevel.Error, "Job {JobKind} {JobId} failed in attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string jobKind, long jobId, int attempt);
    }
}
