using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Tags;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Triage;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Scraping.Tests.Jobs;

/// <summary>What a search finds when its job begins, which may be long after it was asked.</summary>
public sealed class MatchedArticlesTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static readonly DateTimeOffset PublishedAt = new(2025, 7, 9, 7, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_tag_that_was_renamed_since_a_triage_was_asked_it_fails_at_once_and_says_so()
    {
        await AddAsync("calliope");
        var batch = Assert.IsType<TriageOutcome.Begun>(await pipeline.WithAsync<TriageJobs, TriageOutcome>(
            jobs => jobs.StartAsync("calliope -tag:campaigns", new TriageChange(TriageState.Dismissed, "A trial"), through: null, Vera, Cancelled))).Batch;
        await RenameAsync("campaigns");
        AssertToldOf("campaigns", await RunAsync(TriageAct.Batch, $"{batch}"));
    }

    [Fact]
    public async Task Of_a_tag_that_was_renamed_since_a_tagging_was_asked_it_fails_at_once_and_says_so()
    {
        await AddAsync("gondola");
        var tag = await pipeline.WithDbAsync(db => db.Tags.Where(t => t.Slug == "interview").Select(t => t.Id).SingleAsync(Cancelled));
        var tagging = Assert.IsType<TaggingOutcome.Asked>(await pipeline.WithAsync<TaggingJobs, TaggingOutcome>(
            jobs => jobs.StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "gondola -tag:funding", null, null), "A tag", Vera, Cancelled))).Id;
        await RenameAsync("funding");
        AssertToldOf("funding", await RunAsync(nameof(Core.Tags.Tagging), $"{tagging}"));
    }

    [Fact]
    public async Task Where_more_match_than_one_go_may_take_none_is_taken_and_that_is_said()
    {
        var (first, second) = (await AddAsync("velodrome"), await AddAsync("velodrome"));
        Assert.Equal([first, second], await FindAsync("velodrome", most: 2));
        var third = await AddAsync("velodrome");
        Assert.StartsWith("More than 2 articles", (await Assert.ThrowsAsync<NothingDoneException>(() => FindAsync("velodrome", most: 2))).Message, StringComparison.Ordinal);
        Assert.Equal([second, third], await FindAsync("velodrome", most: 2, after: first));
    }

    private static void AssertToldOf(string tag, Job job)
    {
        Assert.Equal((JobState.Failed, 1), (job.State, job.Attempts));
        Assert.StartsWith($"There is no tag \"{tag}\"", job.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<long>> FindAsync(string query, int most, long after = 0) => pipeline.WithAsync<ArticleQueryPreparation, IReadOnlyList<long>>(
        queries => new MatchedArticles(queries, most).FindAsync(query, null, PublishedAt, null, after, Cancelled));

    private async Task<long> AddAsync(string word) =>
        (await pipeline.WithDbAsync(db => CodedArticle.AddAsync(db, $"The {word} went by at noon {Guid.NewGuid():N}.", PublishedAt, Cancelled))).Id;

    private Task<int> RenameAsync(string slug) => pipeline.WithDbAsync(db => db.Tags.Where(t => t.Slug == slug)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.Slug, $"once-{slug}").SetProperty(t => t.Name, $"Once {slug}"), Cancelled));

    private async Task<Job> RunAsync(string type, string subject)
    {
        var id = await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.SubjectType == type && j.SubjectId == subject).Select(j => j.Id).SingleAsync(Cancelled));
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
    }
}
