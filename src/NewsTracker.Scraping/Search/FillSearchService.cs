using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Search;

/// <summary>Asks, at start-up, for the job that fills up the search where the archive is older than it.</summary>
internal sealed partial class FillSearchService(IServiceScopeFactory scopes, ILogger<FillSearchService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();

            // Rows come in the order of the articles, so the oldest article tells.
            var oldest = await db.Articles.OrderBy(a => a.Id).Select(a => (long?)a.Id).FirstOrDefaultAsync(stoppingToken);
            if (oldest is null || await db.ArticleSearch.AnyAsync(s => s.ArticleId == oldest, stoppingToken))
            {
                return;
            }

            var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
            await queue.EnqueueUnlessUnfinishedAsync(new JobRequest(FillSearchWork.KindOfJob, "Make the articles that are here already searchable", new { }), AuditActor.Application, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.NotAsked(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The job that makes older articles searchable could not be asked for; the next start tries again")]
        public static partial void NotAsked(ILogger logger, Exception exception);
    }
}
