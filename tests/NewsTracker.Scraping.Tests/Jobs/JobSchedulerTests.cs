using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Jobs;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Polling;
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
            var job = await JobAsync(id);
            Assert.NotEqual(JobState.Queued, job.State);

            // The page of jobs names a process in one way, as what runs jobs and as what ran this one.
            Assert.Contains(job.RunBy, await pipeline.WithDbAsync(db => db.JobProcesses().Select(process => process.Name).ToListAsync(Cancelled)));
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, Cancelled);
        }
    }

    /// <summary>Both the program's own run and whoever started it may stop a host, at the same time: what either does afterwards takes the database from under a job that runs.</summary>
    [Fact]
    public async Task A_host_that_is_stopped_twice_at_once_waits_for_its_job_both_times()
    {
        var (begun, mayEnd) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var process = Process(_ =>
        {
            begun.TrySetResult();
            return mayEnd.Task;
        });
        using var service = new RunJobsService(process.GetRequiredService<ISchedulerFactory>(), Options.Create(new PollingOptions { Enabled = true }));
        await service.StartAsync(Cancelled);
        await service.ExecuteTask!;
        var id = await EnqueueAsync(process);
        await begun.Task.WaitAsync(Cancelled);

        var (first, second) = (service.StopAsync(Cancelled), service.StopAsync(Cancelled));
        Assert.False(first.IsCompleted || second.IsCompleted);
        mayEnd.SetResult();
        await Task.WhenAll(first, second);

        // It goes back to the queue, from which another test's process would take it.
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == id).ExecuteDeleteAsync(Cancelled));
    }

    private ServiceProvider Process() => Process(_ => Task.CompletedTask);

    private ServiceProvider Process(Func<int, Task> step) => pipeline.AnotherWith(services => services
        .AddSingleton(new Counter(2, step))
        .AddScoped<IJobWork>(provider => provider.GetRequiredService<Counter>()));

    private static async Task<long> EnqueueAsync(ServiceProvider process)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(new JobRequest(Counter.KindName, "Count", new { }), AuditActor.Application, Cancelled);
    }

    private Task<Job> JobAsync(long id) => pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
}
