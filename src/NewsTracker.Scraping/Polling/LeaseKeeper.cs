using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Renews a lease while its feed is being polled, and cancels the work when the lease is lost. A poll that hangs is given up. A renewal that fails is tried again for as long as the lease holds.</summary>
internal sealed partial class LeaseKeeper(IServiceScopeFactory scopes, IOptions<PollingOptions> options, IOptions<OutboundOptions> outbound, TimeProvider clock, ILogger<LeaseKeeper> logger)
{
    /// <summary>How long a poll may take for one step, which is one document: it waits for its turn at its host for <see cref="SlowHosts.LongestDelay"/> at most in this process, and behind those of others.</summary>
    private TimeSpan Patience => TimeSpan.FromMinutes(10) + (20 * outbound.Value.FetchTimeout);

    public HeldLease Hold(FeedLease lease, CancellationToken cancellationToken)
    {
        var held = new HeldLease(cancellationToken);
        held.Start(RenewAsync(lease, held));
        return held;
    }

    private async Task RenewAsync(FeedLease lease, HeldLease held)
    {
        using var timer = new PeriodicTimer(options.Value.LeaseDuration / 3, clock);
        var renewed = clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(held.Done))
            {
                var begun = clock.GetTimestamp();
                try
                {
                    if (!await TryRenewAsync(lease, held.Done))
                    {
                        await held.LoseAsync();
                        return;
                    }

                    renewed = begun;
                }
                catch (Exception exception) when (!held.Done.IsCancellationRequested && clock.GetElapsedTime(renewed) < options.Value.LeaseDuration)
                {
                    Log.RenewalFailed(logger, exception, lease.FeedId);
                }
            }
        }
        catch (OperationCanceledException) when (held.Done.IsCancellationRequested)
        {
            // The poll is over.
        }
        catch (Exception exception)
        {
            // Without renewal another scraper takes over in time; what this one brings is then refused by the fence.
            Log.RenewalFailed(logger, exception, lease.FeedId);
            await held.LoseAsync();
        }
    }

    /// <returns>Whether the lease is still ours; a poll that is not to go on is closed.</returns>
    private async Task<bool> TryRenewAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (lease.Steps.Silence is var silence && silence > Patience)
        {
            Log.Hangs(logger, lease.FeedId, silence);
            lease.Steps.GiveUp();
            await scope.ServiceProvider.GetRequiredService<FaultedPolls>().CloseAsync(lease, FaultedPolls.Hung, cancellationToken);
            return false;
        }

        var leases = scope.ServiceProvider.GetRequiredService<FeedLeases>();
        if (await leases.RenewAsync(lease, cancellationToken))
        {
            return true;
        }

        await leases.BreakOffAsync(lease, cancellationToken);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Nothing came of the poll of feed {FeedId} for {Silence}: it hangs, and is given up")]
        public static partial void Hangs(ILogger logger, long feedId, TimeSpan silence);

        [LoggerMessage(LogLevel.Warning, "The lease on feed {FeedId} could not be renewed")]
        public static partial void RenewalFailed(ILogger logger, Exception exception, long feedId);
    }
}

/// <summary>A lease under renewal; disposing ends the renewal.</summary>
internal sealed class HeldLease(CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private Task renewal = Task.CompletedTask;

    /// <summary>Cancelled when the lease is lost or the scraper stops.</summary>
    public CancellationToken Token => work.Token;

    public bool IsLost { get; private set; }

    internal CancellationToken Done => done.Token;

    public void Dispose()
    {
        done.Cancel();
        _ = renewal.ContinueWith(
            _ =>
            {
                work.Dispose();
                done.Dispose();
            },
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    internal void Start(Task renewing) => renewal = renewing;

    internal Task LoseAsync()
    {
        IsLost = true;
        return work.CancelAsync();
    }
}
