using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tests.Hosting;
using Quartz;

namespace NewsTracker.Scraping.Tests.Jobs;

/// <summary>The clustered scheduler itself, on a database of its own: what one process asks for, another runs.</summary>
public sealed class JobSchedulerTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_scheduler_of_any_process_runs_what_another_asked_for()
    {
        await using var asks = Process();
        await using var runs = Process();
        var scheduler = await runs.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancelled);
        await scheduler.Start(Cancelled);
        try
        {
            var done = runs.GetRequiredService<Counter>().Ended;
            var id = await EnqueueAsync(asks);
            await done.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
            Assert.Equal([1, 2], runs.GetRequiredService<Counter>().Steps);
            Assert.NotEqual(JobState.Queued, (await JobAsync(id)).State);
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, Cancelled);
        }
    }

    private ServiceProvider Process() => pipeline.AnotherWith(services => services
        .AddSingleton(new Counter(2, _ => Task.CompletedTask))
        .AddScoped<IJobWork>(provider => provider.GetRequiredService<Counter>()));

    private static async Task<long> EnqueueAsync(ServiceProvider process)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(new JobRequest(Counter.KindName, "Count", new { }), AuditActor.Application, Cancelled);
    }

    private Task<Job> JobAsync(long id) => pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
}
