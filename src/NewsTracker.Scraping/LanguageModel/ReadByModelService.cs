using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>The loop that has waiting articles read by the language model, one after the other, until it is told to stop.</summary>
internal sealed partial class ReadByModelService(IServiceScopeFactory scopes, IOptions<PollingOptions> scraping, TimeProvider clock, ILogger<ReadByModelService> logger) : BackgroundService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!scraping.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(LookInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ReadWaitingAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.Stopping(logger);
        }
    }

    /// <summary>As long as answers come; after trouble, not before the next look.</summary>
    private async Task ReadWaitingAsync(CancellationToken stoppingToken)
    {
        try
        {
            ModelOutcome? outcome;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                outcome = await scope.ServiceProvider.GetRequiredService<ModelReadings>().ReadNextAsync(stoppingToken);
                if (outcome is ModelOutcome.Failed or ModelOutcome.Unreadable)
                {
                    Log.NoAnswer(logger, outcome.Explanation);
                }
            }
            while (outcome is ModelOutcome.Answered);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.PassFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The language model gave no usable answer: {Reason}")]
        public static partial void NoAnswer(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "Reading articles by the language model failed")]
        public static partial void PassFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Debug, "Reading by the language model stops")]
        public static partial void Stopping(ILogger logger);
    }
}
