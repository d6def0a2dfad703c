using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Suggesting;

/// <summary>After an update of the engines, asks at the start that the archive be analysed again.</summary>
internal sealed partial class AskForArchiveService(IServiceScopeFactory scopes, IOptions<PollingOptions> options, ILogger<AskForArchiveService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<ArchiveQueue>().AskOnceAsync(AuditActor.Application, stoppingToken) is { } jobId)
            {
                Log.Asked(logger, jobId);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The archive is analysed again by job {JobId}, because an engine is newer than what it was analysed with")]
        public static partial void Asked(ILogger logger, long jobId);

        [LoggerMessage(LogLevel.Error, "Asking for the archive to be analysed again failed; an admin can ask on the page of the engine")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
