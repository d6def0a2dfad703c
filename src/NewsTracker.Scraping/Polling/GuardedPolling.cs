using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping.Polling;

/// <summary>Polls a leased feed in a scope of its own. One feed's failure costs no other feed anything.</summary>
internal sealed partial class GuardedPolling(IServiceScopeFactory scopes, ILogger<GuardedPolling> logger)
{
    public async Task PollAsync(FeedLease lease, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (lease.WasLost && await scope.ServiceProvider.GetRequiredService<LostPolls>().PutOffAsync(lease, stoppingToken) is { } losses)
            {
                Log.PutOff(logger, lease.FeedId, losses);
                return;
            }

            await scope.ServiceProvider.GetRequiredService<FeedPoller>().PollAsync(lease, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.PollInterrupted(logger, lease.FeedId);
        }
        catch (Exception exception)
        {
            Log.PollFailed(logger, exception, lease.FeedId);
            await CloseAsync(lease, stoppingToken);
        }
    }

    private async Task CloseAsync(FeedLease lease, CancellationToken stoppingToken)
    {
        try
        {
            // Not in the scope of the poll: what it could not write may be in the way.
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FaultedPolls>().CloseAsync(lease, FaultedPolls.BrokenOff, stoppingToken);
        }
        catch (Exception exception)
        {
            // The lease runs out by itself.
            Log.LeftOpen(logger, exception, lease.FeedId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Polling feed {FeedId} failed")]
        public static partial void PollFailed(ILogger logger, Exception exception, long feedId);

        [LoggerMessage(LogLevel.Error, "Scrapers stopped while they polled feed {FeedId}, {Losses} times in a row: it is put off")]
        public static partial void PutOff(ILogger logger, long feedId, int losses);

        [LoggerMessage(LogLevel.Debug, "Polling feed {FeedId} was broken off")]
        public static partial void PollInterrupted(ILogger logger, long feedId);

        [LoggerMessage(LogLevel.Warning, "The failed poll of feed {FeedId} could not be closed; its lease runs out by itself")]
        public static partial void LeftOpen(ILogger logger, Exception exception, long feedId);
    }
}
