using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsTracker.Core;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Does the looks that its own process has begun; one that fails costs no other.</summary>
internal sealed partial class SourceLookService(SourceLookQueue queue, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SourceLookService> logger) : BackgroundService
{
    private const int AtOnce = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(12);

    private static readonly TimeSpan SignOfLifeEvery = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Parallel.ForEachAsync(queue.TakeAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, (id, _) => LookAsync(id, stoppingToken)),
        KeepWaitingAsync(stoppingToken));

    /// <summary>Those before it may take longer than a look can be silent without counting as broken off.</summary>
    private async Task KeepWaitingAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SignOfLifeEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (queue.Waiting is { Count: > 0 } waiting)
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<SourceLooks>().KeepWaitingAsync(waiting, stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotKept(logger, exception);
            }
        }
    }

    private async ValueTask LookAsync(Guid id, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var looks = scope.ServiceProvider.GetRequiredService<SourceLooks>();
        using var tooLong = new CancellationTokenSource(Longest, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, tooLong.Token);
        var isWanted = true;
        var progress = new LookProgress(ReportAsync, new LookFindings());
        async Task ReportAsync(LookFindings findings)
        {
            isWanted = await looks.ReportAsync(id, findings, isFinished: false, ended.Token);
            if (!isWanted)
            {
                await ended.CancelAsync();
            }
        }

        try
        {
            var (address, begun) = await looks.BegunAsync(id, ended.Token);
            progress = new LookProgress(ReportAsync, begun);
            await scope.ServiceProvider.GetRequiredService<SourceExplorer>().ExploreAsync(new Uri(address), progress, ended.Token);
            await looks.ReportAsync(id, progress.Findings, isFinished: true, stoppingToken);
        }
        catch (OperationCanceledException) when (!isWanted)
        {
            // The admin had seen enough.
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            var problem = tooLong.IsCancellationRequested
                ? $"Looking took longer than {SpanWords.Of(Longest)}; what was found so far is below."
                : "A fault of ours ended the look; the log has it. What was found so far is below.";
            Log.Failed(logger, exception, id);
            await EndAsync(id, progress.Findings with { Problem = problem, Doing = null }, stoppingToken);
        }
    }

    /// <summary>In a scope of its own: the fault may have been the old one's.</summary>
    private async Task EndAsync(Guid id, LookFindings findings, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SourceLooks>().ReportAsync(id, findings, isFinished: true, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Look {LookId} failed")]
        public static partial void Failed(ILogger logger, Exception exception, Guid lookId);

        [LoggerMessage(LogLevel.Error, "The looks that wait could not be kept alive")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
