using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping.Jobs;

/// <summary>Shows signs of life while a job's work goes on, and stops the work when it was cancelled or is no longer ours.</summary>
internal sealed partial class JobHold : IAsyncDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly CancellationTokenSource over = new();
    private readonly Task beating;

    public JobHold(JobClaim claim, JobClaims claims, TimeSpan interval, TimeProvider clock, ILogger logger, CancellationToken hostStopping)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(hostStopping);
        beating = BeatAsync(claim, claims, interval, clock, logger);
    }

    /// <summary>Cancelled when the work must stop, for whatever reason.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>The last word on the job; anything but <see cref="JobSign.GoOn"/> ends the work.</summary>
    public JobSign Sign { get; private set; }

    public void Note(JobSign sign)
    {
        if (sign != JobSign.GoOn && Sign == JobSign.GoOn)
        {
            Sign = sign;
            stop.Cancel();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await beating;
        over.Dispose();
        stop.Dispose();
    }

    private async Task BeatAsync(JobClaim claim, JobClaims claims, TimeSpan interval, TimeProvider clock, ILogger logger)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                try
                {
                    Note(await claims.ShowLifeAsync(claim, over.Token));
                }
                catch (Exception exception) when (!over.IsCancellationRequested)
                {
                    // The database may be back before the job counts as lost.
                    Log.BeatFailed(logger, exception, claim.JobId);
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The work has ended.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Job {JobId} could not show a sign of life")]
        public static partial void BeatFailed(ILogger logger, Exception exception, long jobId);
    }
}
