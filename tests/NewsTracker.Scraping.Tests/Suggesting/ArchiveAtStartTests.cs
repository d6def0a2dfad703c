using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Suggesting;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Scraping.Tests.Suggesting;

/// <summary>Whether a host that starts has the archive analysed again, on a database of its own.</summary>
public sealed class ArchiveAtStartTests : IAsyncLifetime
{
    private readonly ScrapingPipeline pipeline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => pipeline.InitializeAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task What_came_in_since_a_fresh_installation_began_is_not_read_again()
    {
        Assert.Null(await StartAsync());
        await AddArticleAsync();

        Assert.Null(await StartAsync());
        Assert.False(await pipeline.WithDbAsync(db => db.Jobs.AnyAsync(Cancelled)));
    }

    [Fact]
    public async Task An_installation_that_began_with_an_earlier_engine_has_its_archive_read_once()
    {
        await StartAsync();
        await AddArticleAsync();
        await pipeline.WithDbAsync(db => db.Settings.Where(s => s.Key.StartsWith("archive.")).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, "1.1.0"), Cancelled));

        Assert.NotNull(await StartAsync());
        Assert.Null(await StartAsync());
    }

    [Fact]
    public async Task Once_a_training_that_read_everything_is_set_aside_it_is_read_again_with_what_is_in_use()
    {
        await StartAsync();
        await AddArticleAsync();
        var training = ArchiveParameters.Today(scorerId: 5);
        await pipeline.WithAsync<JobQueue, long>(jobs => jobs.EnqueueAsync(
            new JobRequest(ArchiveParameters.Kind, "By the training", training, ArchiveParameters.Kind, $"{training.AnalysisVersion}.{training.StoryVersion}.5"), AuditActor.Application, Cancelled));
        await EndAsync(JobState.Succeeded);

        Assert.NotNull(await StartAsync());
        Assert.Null(await StartAsync());
    }

    [Fact]
    public async Task A_job_that_failed_goes_on_from_where_it_was_at_the_next_start()
    {
        await AddArticleAsync();
        var job = await StartAsync();
        await EndAsync(JobState.Failed);

        Assert.Equal(job, await StartAsync());
        var begun = await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(Cancelled));
        Assert.Equal((JobState.Queued, true, AuditActor.Application.Name), (begun.State, begun.Checkpoint!.Contains("17", StringComparison.Ordinal), begun.AskedBy));
        Assert.Null(await StartAsync());
    }

    [Fact]
    public async Task A_job_that_was_given_up_because_it_brought_its_processes_down_waits_for_somebody()
    {
        await AddArticleAsync();
        var job = (await StartAsync())!.Value;
        await pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Attempts, new JobOptions().MaxAttempts), Cancelled));
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(job, isRecovery: false, Cancelled);
        Assert.Equal(JobState.Failed, await pipeline.WithDbAsync(db => db.Jobs.Select(j => j.State).SingleAsync(Cancelled)));

        Assert.Null(await StartAsync());
        Assert.Equal(JobState.Failed, await pipeline.WithDbAsync(db => db.Jobs.Select(j => j.State).SingleAsync(Cancelled)));
    }

    [Theory]
    [InlineData(JobState.Succeeded)]
    [InlineData(JobState.Cancelled)]
    public async Task A_job_that_was_done_or_that_somebody_cancelled_is_not_begun_again(JobState state)
    {
        await AddArticleAsync();
        await StartAsync();
        await EndAsync(state);

        Assert.Null(await StartAsync());
    }

    private Task<long?> StartAsync() => pipeline.WithAsync<ArchiveQueue, long?>(archive => archive.AskOnceAsync(AuditActor.Application, Cancelled));

    private Task<int> EndAsync(JobState state)
    {
        var checkpoint = JobJson.Write(new ArchiveCheckpoint(17, 3));
        return pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, state).SetProperty(j => j.Checkpoint, checkpoint), Cancelled));
    }

    private Task<CodedArticle> AddArticleAsync() => pipeline.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled));
}
