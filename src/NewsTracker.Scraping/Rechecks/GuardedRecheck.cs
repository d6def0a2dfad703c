using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>Looks at a leased article again in a scope of its own. One article's failure costs no other article anything.</summary>
internal sealed partial class GuardedRecheck(IServiceScopeFactory scopes, ILogger<GuardedRecheck> logger)
{
    public async Task CheckAsync(RecheckLease lease, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<ArticleRechecker>().CheckAsync(lease, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // A socket or a command that is broken off may throw anything; none of it is the article's.
                await scope.ServiceProvider.GetRequiredService<RecheckLeases>().ReleaseAsync(lease, CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            // The lease runs out by itself, and the check is made then.
            Log.CheckFailed(logger, exception, lease.ArticleId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The check of article {ArticleId} could not be settled")]
        public static partial void CheckFailed(ILogger logger, Exception exception, long articleId);
    }
}
