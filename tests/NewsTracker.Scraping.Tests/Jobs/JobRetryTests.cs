using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Notices;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing;

namespace NewsTracker.Scraping.Tests.Jobs;

public sealed class JobRetryTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_begins_a_job_anew_and_who_dismisses_its_notice_at_that_moment_do_not_block_each_other()
    {
        var (job, notice) = await FailedAsync();
        await using var scope = pipeline.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        await db.Database.ExecuteSqlAsync($"select from notices where id = {notice} for no key update", Cancelled);
        var retrying = pipeline.WithAsync<JobDesk, bool>(desk => desk.RetryAsync(job, AuditActor.Application, Cancelled));
        await Until.TrueAsync(async () => retrying.IsCompleted || await IsAnyWaitingAsync(), Cancelled);

        Assert.True(await scope.ServiceProvider.GetRequiredService<NoticeBoard>().DismissAsync(notice, NoticeAudience.Admins, AuditActor.Application, Cancelled));
        await transaction.CommitAsync(Cancelled);
        Assert.True(await retrying);
    }

    [Fact]
    public async Task A_job_that_waits_to_go_on_no_longer_tells_how_it_ended()
    {
        var (job, _) = await FailedAsync();
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.Message, "It broke."), Cancelled));
        Assert.True(await pipeline.WithAsync<JobDesk, bool>(desk => desk.RetryAsync(job, AuditActor.Application, Cancelled)));
        Assert.NotEqual("It broke.", await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).Select(j => j.Message).SingleAsync(Cancelled)));
    }

    private async Task<(long Job, long Notice)> FailedAsync()
    {
        var job = await pipeline.WithAsync<JobQueue, long>(queue => queue.EnqueueAsync(new JobRequest(Counter.KindName, "Count", new { }), AuditActor.Application, Cancelled));
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Failed), Cancelled));
        await pipeline.WithAsync<NoticeBoard, long>(async board =>
        {
            await board.RaiseAsync(JobNotices.Failed(job, "Count", "It broke."), Cancelled);
            return job;
        });
        return (job, await pipeline.WithDbAsync(db => db.Notices.Where(n => n.Key == JobNotices.FailedKey(job)).Select(n => n.Id).SingleAsync(Cancelled)));
    }

    private Task<bool> IsAnyWaitingAsync() => pipeline.WithDbAsync(db =>
        db.Database.SqlQuery<bool>($"""select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as "Value" """).SingleAsync(Cancelled));
}
