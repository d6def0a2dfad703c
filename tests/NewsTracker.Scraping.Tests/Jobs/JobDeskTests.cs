using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Jobs;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Jobs;

public sealed class JobDeskTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_jobs_about_one_thing_those_are_cancelled_that_have_not_ended()
    {
        for (var i = 0; i < 10; i++)
        {
            await AskAsync();
        }

        await pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Succeeded), Cancelled));
        var eleventh = await AskAsync();

        Assert.True(await CancelAsync());
        Assert.False(await CancelAsync());
        Assert.Equal([eleventh], await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.State == JobState.Cancelled).Select(j => j.Id).ToListAsync(Cancelled)));
        Assert.Equal([$"{eleventh}"], await pipeline.WithDbAsync(db => db.AuditEvents.Where(e => e.Action == "jobs.cancel").Select(e => e.SubjectId).ToListAsync(Cancelled)));
    }

    private Task<long> AskAsync() => pipeline.WithAsync<JobQueue, long>(queue => queue.EnqueueAsync(new JobRequest(Counter.KindName, "Count", new { }, "Sheep", "7"), AuditActor.Application, Cancelled));

    private Task<bool> CancelAsync() => pipeline.WithDbAsync(db => pipeline.WithAsync<JobDesk, bool>(desk => desk.CancelAllAsync(db.Jobs.About("Sheep", "7"), AuditActor.Application, Cancelled)));
}
