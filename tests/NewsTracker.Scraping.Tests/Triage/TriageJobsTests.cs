using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Triage;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Scraping.Tests.Triage;

/// <summary>All that a search finds, decided on by a job and taken back.</summary>
public sealed class TriageJobsTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static readonly DateTimeOffset PublishedAt = new(2025, 7, 9, 7, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_matches_are_decided_on_though_they_match_no_longer_then_and_are_taken_back_but_for_what_was_decided_since()
    {
        var (first, second, other) = (await AddAsync("flotilla"), await AddAsync("flotilla"), await AddAsync("regatta"));
        var batch = await BeginAsync("flotilla state:new", new TriageChange(TriageState.Dismissed, "Not about the Convention"));
        Assert.Equal("All 2 articles changed.", (await RunAsync(batch)).Message);
        Assert.Equal([TriageState.Dismissed, TriageState.Dismissed, TriageState.New], await StatesAsync(first, second, other));

        await WithAsync<TriageDesk, TriageOutcome>(desk => desk.DecideAsync([second], new TriageChange(TriageState.Kept), Vera, Cancelled));
        Assert.Equal(TakeBackAnswer.Begun, await UndoAsync(batch));
        Assert.Equal("1 of 2 articles are as they were before; the others had been decided on since.", (await RunAsync(batch)).Message);
        Assert.Equal([TriageState.New, TriageState.Kept, TriageState.New], await StatesAsync(first, second, other));
        Assert.Equal(TakeBackAnswer.NothingStands, await UndoAsync(batch));
        Assert.Equal(["articles.triage-many", "articles.triage-undo-many"], await pipeline.WithDbAsync(db => db.AuditEvents
            .Where(e => e.SubjectType == "TriageBatch" && e.SubjectId == $"{batch}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled)));
        Assert.Null(await WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled)));
    }

    [Fact]
    public async Task What_is_asked_for_twice_while_it_waits_is_one_go()
    {
        var article = await AddAsync("bandstand");
        var change = new TriageChange(TriageState.Dismissed, "A trial");
        var batch = await BeginAsync("bandstand", change, article);
        Assert.Equal(batch, await BeginAsync("bandstand", change, article));
        Assert.NotEqual(batch, await BeginAsync("bandstand", change with { Reason = "Another" }, article));
        var ofAnother = Assert.IsType<TriageOutcome.Begun>(await WithAsync<TriageJobs, TriageOutcome>(jobs => jobs.StartAsync("bandstand", change, article, Vera with { Id = Guid.NewGuid() }, Cancelled)));
        Assert.NotEqual(batch, ofAnother.Batch);
        await RunAsync(batch);
        Assert.NotEqual(batch, await BeginAsync("bandstand", change, article));
    }

    [Fact]
    public async Task Coded_articles_are_left_and_counted()
    {
        var (first, coded) = (await AddAsync("velodrome"), await AddAsync("velodrome"));
        await WithAsync<TriageDesk, TriageOutcome>(desk => desk.DecideAsync([coded], new TriageChange(TriageState.Coded), Vera, Cancelled));
        var batch = await BeginAsync("velodrome", new TriageChange(TriageState.Dismissed, "A trial"));
        Assert.Equal("1 of 2 articles changed; 1 coded article stayed as it was.", (await RunAsync(batch)).Message);
        Assert.Equal([TriageState.Dismissed, TriageState.Coded], await StatesAsync(first, coded));
    }

    [Fact]
    public async Task The_whole_archive_is_decided_on_and_taken_back_though_the_taking_back_was_cancelled_at_first()
    {
        var (first, second) = (await AddAsync("gondola"), await AddAsync("carousel"));
        var batch = await BeginAsync("", new TriageChange(TriageState.Dismissed, "A trial"));
        await RunAsync(batch);
        Assert.Equal([TriageState.Dismissed, TriageState.Dismissed], await StatesAsync(first, second));

        Assert.Equal(TakeBackAnswer.Begun, await UndoAsync(batch));
        var cancelled = (await JobsAsync(batch))[0];
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == cancelled.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Cancelled), Cancelled));
        Assert.Equal(TakeBackAnswer.Begun, await UndoAsync(batch));
        Assert.Equal(TakeBackAnswer.StillRuns, await UndoAsync(batch));
        Assert.EndsWith("as they were before.", (await RunAsync(batch)).Message, StringComparison.Ordinal);
        Assert.Equal([TriageState.New, TriageState.New], await StatesAsync(first, second));
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.TriageActs.Where(a => a.UndoesBatchId == batch).Select(a => a.BatchId).Distinct().CountAsync(Cancelled)));
        Assert.Equal(TakeBackAnswer.NothingStands, await UndoAsync(batch));
    }

    [Fact]
    public async Task A_job_that_is_run_again_changes_nothing_more_and_counts_what_was_done()
    {
        var article = await AddAsync("carillon");
        var batch = await BeginAsync("carillon", new TriageChange(TriageState.Kept));
        await RunAsync(batch);
        var job = (await JobsAsync(batch))[0];
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.Checkpoint, (string?)null), Cancelled));
        Assert.Equal("The article changed.", (await RunAsync(batch)).Message);
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.TriageActs.CountAsync(a => a.ArticleId == article, Cancelled)));
    }

    [Fact]
    public async Task A_go_that_failed_and_was_taken_back_does_not_go_on_when_it_is_begun_again()
    {
        var (first, second) = (await AddAsync("trapeze"), await AddAsync("trapeze"));
        var batch = await BeginAsync("trapeze", new TriageChange(TriageState.Dismissed, "A trial"));
        var go = await FailAfterAsync(batch, first);
        Assert.Equal(TakeBackAnswer.Begun, await UndoAsync(batch));
        await RunAsync(batch);
        Assert.Equal(TakeBackAnswer.NothingStands, await UndoAsync(batch));

        Assert.Equal("It was taken back: nothing more is done.", (await RunAgainAsync(go)).Message);
        Assert.Equal([TriageState.New, TriageState.New], await StatesAsync(first, second));
    }

    [Fact]
    public async Task A_go_whose_taking_back_was_cancelled_before_it_began_goes_on()
    {
        var (first, second) = (await AddAsync("calliope"), await AddAsync("calliope"));
        var batch = await BeginAsync("calliope", new TriageChange(TriageState.Dismissed, "A trial"));
        var go = await FailAfterAsync(batch, first);
        Assert.Equal(TakeBackAnswer.Begun, await UndoAsync(batch));
        var undo = (await JobsAsync(batch))[0].Id;
        await WithAsync<JobDesk, bool>(jobs => jobs.CancelAsync(undo, Vera, Cancelled));

        Assert.Equal("All 2 articles changed.", (await RunAgainAsync(go)).Message);
        Assert.Equal([TriageState.Dismissed, TriageState.Dismissed], await StatesAsync(first, second));
    }

    [Fact]
    public async Task What_stands_of_a_go_can_be_taken_back_though_it_was_taken_back_before()
    {
        var (first, second) = (await AddAsync("unicycle"), await AddAsync("unicycle"));
        var change = new TriageChange(TriageState.Dismissed, "A trial");
        var batch = await BeginAsync("unicycle", change);
        await FailAfterAsync(batch, first);
        Assert.Equal(TakeBackAnswer.Begun, await UndoAsync(batch));
        await RunAsync(batch);

        // As a step would that another process was about when taking back began.
        await WithAsync<TriageSteps, (int, int)>(steps => steps.DecideAsync([second], change, batch, Vera, Cancelled));
        Assert.Equal(TakeBackAnswer.Begun, await UndoAsync(batch));
        await RunAsync(batch);
        Assert.Equal([TriageState.New, TriageState.New], await StatesAsync(first, second));
    }

    [Fact]
    public async Task What_comes_in_after_they_were_shown_or_after_it_was_asked_is_not_decided_on()
    {
        var first = await AddAsync("juggler");
        var second = await AddAsync("juggler");
        var (shown, asked) = (await BeginAsync("juggler", new TriageChange(TriageState.Dismissed, "A trial"), through: first), await BeginAsync("juggler", new TriageChange(TriageState.Dismissed, "A trial")));
        var later = await AddAsync("juggler");
        Assert.Equal("The article changed.", (await RunAsync(shown)).Message);
        Assert.Equal([TriageState.Dismissed, TriageState.New, TriageState.New], await StatesAsync(first, second, later));
        Assert.Equal("1 of 2 articles changed; the others were so already.", (await RunAsync(asked)).Message);
        Assert.Equal([TriageState.Dismissed, TriageState.Dismissed, TriageState.New], await StatesAsync(first, second, later));
    }

    [Fact]
    public async Task An_age_counts_from_when_it_was_asked_and_not_from_when_it_is_done()
    {
        var article = await AddAsync("tightrope");
        var batch = await BeginAsync("tightrope published:>1d", new TriageChange(TriageState.Dismissed, "Old"));
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.SubjectId == $"{batch}").ExecuteUpdateAsync(set => set.SetProperty(j => j.AskedAt, PublishedAt.AddHours(1)), Cancelled));
        await RunAsync(batch);
        Assert.Equal([TriageState.New], await StatesAsync(article));
    }

    [Theory]
    [InlineData("the of", TriageState.Kept, "too common")]
    [InlineData("contry:LTU", TriageState.Kept, "country:")]
    [InlineData("flotilla", TriageState.Dismissed, "Say why")]
    public async Task What_cannot_be_done_is_told_in_words(string query, TriageState state, string words) => Assert.Contains(
        words, Assert.IsType<TriageOutcome.Refused>(await WithAsync<TriageJobs, TriageOutcome>(jobs => jobs.StartAsync(query, new TriageChange(state), through: null, Vera, Cancelled))).Why, StringComparison.Ordinal);

    private async Task<Guid> BeginAsync(string query, TriageChange change, long? through = null) =>
        Assert.IsType<TriageOutcome.Begun>(await WithAsync<TriageJobs, TriageOutcome>(jobs => jobs.StartAsync(query, change, through, Vera, Cancelled))).Batch;

    private Task<TakeBackAnswer> UndoAsync(Guid batch) => WithAsync<TriageJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(batch, Vera, Cancelled));

    private Task<List<Job>> JobsAsync(Guid batch) => WithAsync<TriageJobs, List<Job>>(jobs => jobs.JobsOf(batch).AsNoTracking().OrderByDescending(j => j.Id).ToListAsync(Cancelled));

    /// <summary>Runs the newest job of a go to its end.</summary>
    private async Task<Job> RunAsync(Guid batch)
    {
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync((await JobsAsync(batch))[0].Id, isRecovery: false, Cancelled);
        return (await JobsAsync(batch))[0];
    }

    /// <summary>Leaves a go as one that failed for good after a step of one article.</summary>
    private async Task<long> FailAfterAsync(Guid batch, long article)
    {
        var job = (await JobsAsync(batch))[0];
        await WithAsync<TriageSteps, (int, int)>(steps => steps.DecideAsync([article], JobJson.Read<TriageParameters>(job.Parameters).Change, batch, Vera, Cancelled));
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Failed).SetProperty(j => j.Checkpoint, JobJson.Write(new { afterId = article, done = 1, changed = 1 })), Cancelled));
        return job.Id;
    }

    private async Task<Job> RunAgainAsync(long job)
    {
        Assert.True(await WithAsync<JobDesk, bool>(jobs => jobs.RetryAsync(job, Vera, Cancelled)));
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(job, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job, Cancelled));
    }

    private Task<List<TriageState>> StatesAsync(params long[] articles) =>
        pipeline.WithDbAsync(db => db.Articles.Where(a => articles.Contains(a.Id)).OrderBy(a => a.Id).Select(a => a.TriageState).ToListAsync(Cancelled));

    private async Task<long> AddAsync(string word) =>
        (await pipeline.WithDbAsync(db => CodedArticle.AddAsync(db, $"The {word} went by at noon {Guid.NewGuid():N}.", PublishedAt, Cancelled))).Id;

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
