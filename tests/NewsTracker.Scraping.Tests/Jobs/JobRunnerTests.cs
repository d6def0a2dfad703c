using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Jobs;

/// <summary>Jobs on a real database: claimed once, fenced, taken over, cancelled, tried again. The work is a counter that writes down each step.</summary>
public sealed class JobRunnerTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_runs_once_to_its_end_however_many_processes_are_told_of_it()
    {
        await using var one = Process(steps: 3);
        await using var other = Process(steps: 3);
        var id = await EnqueueAsync(one);
        await Task.WhenAll(RunAsync(one, id), RunAsync(other, id), RunAsync(one, id));
        var job = await JobAsync(id);
        Assert.Equal((JobState.Succeeded, 3, 1L), (job.State, job.Done, job.Epoch));
        Assert.Equal([1, 2, 3], one.GetRequiredService<Counter>().Steps.Concat(other.GetRequiredService<Counter>().Steps).Order());
    }

    [Fact]
    public async Task A_job_of_a_stopped_host_goes_back_to_the_queue_and_another_goes_on_from_the_checkpoint()
    {
        using var stopping = new CancellationTokenSource();
        await using var first = Process(steps: 5, onStep: step => step == 2 ? stopping.CancelAsync() : Task.CompletedTask);
        var id = await EnqueueAsync(first);
        await RunAsync(first, id, stopping);
        Assert.Equal((JobState.Queued, 0), ((await JobAsync(id)).State, (await JobAsync(id)).Attempts));

        await using var second = Process(steps: 5);
        await RunAsync(second, id);
        Assert.Equal(JobState.Succeeded, (await JobAsync(id)).State);
        Assert.Equal([1, 2], first.GetRequiredService<Counter>().Steps);
        Assert.Equal(3, second.GetRequiredService<Counter>().Steps[0]);
    }

    [Fact]
    public async Task Who_was_taken_over_can_report_nothing_more()
    {
        await using var slow = Process(steps: 2);
        var id = await EnqueueAsync(slow);
        var claims = slow.GetRequiredService<JobClaims>();
        var first = await claims.TryClaimAsync(id, "slow", isRecovery: false, Cancelled);
        Assert.Null(await claims.TryClaimAsync(id, "quick", isRecovery: false, Cancelled));
        var second = await claims.TryClaimAsync(id, "quick", isRecovery: true, Cancelled);
        Assert.Equal(first!.Epoch + 1, second!.Epoch);
        Assert.Equal(JobSign.Lost, await claims.ShowLifeAsync(first, Cancelled));
        Assert.Equal(JobSign.Lost, await claims.ReportAsync(first, 1, 2, "late", "{}", Cancelled));
        Assert.False(await claims.FinishAsync(first, JobState.Succeeded, "late", Cancelled));
        Assert.True(await claims.FinishAsync(second, JobState.Succeeded, "in time", Cancelled));
        Assert.Equal("in time", (await JobAsync(id)).Message);
    }

    [Fact]
    public async Task A_running_job_that_is_cancelled_stops_at_its_next_step_and_keeps_what_it_did()
    {
        ServiceProvider? running = null;
        var id = 0L;
        await using var process = running = Process(steps: 5, onStep: async step =>
        {
            if (step == 2)
            {
                Assert.True(await WithDeskAsync(running!, desk => desk.CancelAsync(id, Vera, Cancelled)));
            }
        });
        id = await EnqueueAsync(process);
        await RunAsync(process, id);
        var job = await JobAsync(id);
        Assert.Equal((JobState.Cancelled, 2), (job.State, job.Done));
        Assert.False(await WithDeskAsync(process, desk => desk.CancelAsync(id, Vera, Cancelled)));
    }

    [Theory]
    [InlineData(true, JobState.Cancelled, "Cancelled. What was done until then stays.")]
    [InlineData(false, JobState.Queued, "Counted.")]
    public async Task A_job_that_is_to_go_on_later_does_not_say_so_where_it_was_cancelled_in_its_last_step(bool isCancelled, JobState state, string message)
    {
        await using var process = Process(steps: 1);
        var claims = process.GetRequiredService<JobClaims>();
        var id = await EnqueueAsync(process);
        var claim = (await claims.TryClaimAsync(id, "here", isRecovery: false, Cancelled))!;
        if (isCancelled)
        {
            Assert.True(await WithDeskAsync(process, desk => desk.CancelAsync(id, Vera, Cancelled)));
        }

        Assert.Equal(state, await claims.PutOffAsync(claim, TimeProvider.System.GetUtcNow().AddHours(1), "Counted.", Cancelled));
        Assert.Null(await claims.PutOffAsync(claim, TimeProvider.System.GetUtcNow().AddHours(1), "Counted.", Cancelled));
        var job = await JobAsync(id);
        Assert.Equal((state, message, isCancelled), (job.State, job.Message, job.FinishedAt is not null));
    }

    [Fact]
    public async Task A_job_that_fails_waits_is_tried_again_and_given_up_until_somebody_asks()
    {
        await using var process = Process(steps: 3, onStep: step => step == 2 ? throw new InvalidOperationException("See the inner exception.", new InvalidDataException("The second step broke.")) : Task.CompletedTask);
        var id = await EnqueueAsync(process);
        await RunAsync(process, id);
        var waiting = await JobAsync(id);
        Assert.Equal((JobState.Queued, 1), (waiting.State, waiting.Attempts));
        Assert.True(waiting.NotBefore > TimeProvider.System.GetUtcNow());
        await RunAsync(process, id);
        Assert.Equal(1, (await JobAsync(id)).Attempts);

        for (var attempt = 2; attempt <= 3; attempt++)
        {
            await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, DateTimeOffset.UnixEpoch)));
            await RunAsync(process, id);
        }

        var failed = await JobAsync(id);
        Assert.Equal(JobState.Failed, failed.State);
        Assert.Contains("The second step broke.", failed.Message, StringComparison.Ordinal);
        var notice = Assert.Single(await OpenNoticesAsync(id));
        Assert.Contains("The second step broke.", notice.Text, StringComparison.Ordinal);
        Assert.Equal(("A job has failed: Count", $"/jobs/{id}", NoticeAudience.Admins), (notice.Title, notice.Link, notice.Audience));
        Assert.True(await WithDeskAsync(process, desk => desk.RetryAsync(id, Vera, Cancelled)));
        Assert.Equal((JobState.Queued, 0), ((await JobAsync(id)).State, (await JobAsync(id)).Attempts));
        Assert.Empty(await OpenNoticesAsync(id));
        var acts = await pipeline.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Job" && e.SubjectId == $"{id}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));
        Assert.Equal(["jobs.ask", "jobs.retry"], acts);
    }

    [Fact]
    public async Task A_job_that_gets_further_each_time_is_not_given_up()
    {
        var broken = new HashSet<int>();
        await using var process = Process(steps: 12, onStep: step => step % 2 == 0 && broken.Add(step) ? throw new InvalidDataException("It broke.") : Task.CompletedTask);
        var id = await EnqueueAsync(process);
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            await RunAsync(process, id);
            Assert.Equal((JobState.Queued, 1), ((await JobAsync(id)).State, (await JobAsync(id)).Attempts));
            await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, DateTimeOffset.UnixEpoch)));
        }

        await RunAsync(process, id);
        Assert.Equal(JobState.Succeeded, (await JobAsync(id)).State);
    }

    [Fact]
    public async Task A_job_that_takes_its_process_down_each_time_is_given_up()
    {
        await using var process = Process(steps: 1);
        var id = await EnqueueAsync(process);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.NotNull(await process.GetRequiredService<JobClaims>().TryClaimAsync(id, "gone", isRecovery: attempt > 1, Cancelled));
        }

        await process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: true, Cancelled);
        var job = await JobAsync(id);
        Assert.Equal(JobState.Failed, job.State);
        Assert.StartsWith("Begun 3 times without getting any further", job.Message, StringComparison.Ordinal);
        Assert.Empty(process.GetRequiredService<Counter>().Steps);
    }

    [Fact]
    public async Task The_sweep_hands_out_what_waits_and_what_is_lost_once()
    {
        await using var process = Process(steps: 1);
        var claims = process.GetRequiredService<JobClaims>();
        var waits = await EnqueueAsync(process);
        var lost = await EnqueueAsync(process);
        await claims.TryClaimAsync(lost, "gone", isRecovery: false, Cancelled);
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == lost).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeartbeatAt, DateTimeOffset.UnixEpoch)));
        var taken = await claims.TakeForDispatchAsync(20, Cancelled);
        Assert.Contains(waits, taken);
        Assert.Contains(lost, taken);
        var again = await claims.TakeForDispatchAsync(20, Cancelled);
        Assert.DoesNotContain(waits, again);
        Assert.DoesNotContain(lost, again);
    }

    private ServiceProvider Process(int steps, Func<int, Task>? onStep = null) => pipeline.AnotherWith(services => services
        .AddSingleton(new Counter(steps, onStep ?? (_ => Task.CompletedTask)))
        .AddScoped<IJobWork>(provider => provider.GetRequiredService<Counter>()));

    private static Task RunAsync(ServiceProvider process, long id, CancellationTokenSource? stopping = null) => process.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, stopping?.Token ?? Cancelled);

    private static async Task<bool> WithDeskAsync(ServiceProvider process, Func<JobDesk, Task<bool>> act)
    {
        await using var scope = process.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<JobDesk>());
    }

    private static async Task<long> EnqueueAsync(ServiceProvider process)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(new JobRequest(Counter.KindName, "Count", new { }), Vera, Cancelled);
    }

    private Task<List<Notice>> OpenNoticesAsync(long id) => pipeline.WithDbAsync(db => db.Notices.AsNoTracking().Where(n => n.SubjectType == "Job" && n.SubjectId == $"{id}" && n.ResolvedAt == null).ToListAsync(Cancelled));

    private Task<Job> JobAsync(long id) => pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
}
