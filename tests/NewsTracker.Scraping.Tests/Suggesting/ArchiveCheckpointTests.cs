using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Suggesting;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Scraping.Tests.Suggesting;

/// <summary>A process that analyses the archive dies half-way, and another goes on where it was.</summary>
public sealed class ArchiveCheckpointTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    /// <summary>A step is of fifty.</summary>
    private const int Articles = 53;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_takes_over_goes_on_after_the_last_step_and_reads_nothing_before_it()
    {
        var articles = new List<long>();
        for (var i = 0; i < Articles; i++)
        {
            articles.Add((await pipeline.WithDbAsync(db => CodedArticle.AddAsync(db, $"Norway has decided to leave the Ottawa Convention, its prime minister said on day {i}.", new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero).AddDays(i), Cancelled))).Id);
        }

        var (job, _) = await pipeline.WithAsync<ArchiveQueue, (long JobId, bool IsNew)>(archive => archive.AskAsync(AuditActor.Application, Cancelled));
        await KillWithinAsync(job, articles[51]);
        Assert.Equal(50, await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).Select(j => j.Done).SingleAsync(Cancelled)));
        Assert.Contains(articles[0], await ReadAsync());
        await pipeline.WithDbAsync(db => db.Suggestions.ExecuteDeleteAsync(Cancelled));

        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(job, isRecovery: true, Cancelled);

        var done = await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job, Cancelled));
        Assert.Equal((JobState.Succeeded, Articles, Articles, $"{Articles} articles analysed again."), (done.State, done.Done, done.Total, done.Message));
        Assert.Equal(articles[50..], await ReadAsync());
    }

    /// <summary>The process is gone while it waits for an article that somebody holds: the job is left as it ran.</summary>
    private async Task KillWithinAsync(long job, long held)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        await db.LockArticleAsync(held, Cancelled);
        using var life = new CancellationTokenSource();
        var run = pipeline.Services.GetRequiredService<JobRunner>().RunAsync(job, isRecovery: false, life.Token);
        while (!run.IsCompleted && !await pipeline.WithDbAsync(other => other.Database.SqlQuery<bool>(
            $"select exists(select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as \"Value\"").SingleAsync(Cancelled)))
        {
            await Task.Yield();
        }

        await life.CancelAsync();
        await run;
        await pipeline.WithDbAsync(other => other.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Running), Cancelled));
    }

    private Task<List<long>> ReadAsync() => pipeline.WithDbAsync(db => db.Suggestions.Select(s => s.ArticleId).Distinct().OrderBy(id => id).ToListAsync(Cancelled));
}
