using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Reextraction;

/// <summary>Articles read again after their source's rules changed: proposed, accepted, dropped, overtaken.</summary>
public sealed class ReextractionTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private const string KickerRule = """{ "layouts": [ { "fields": { "headline": { "selector": ".kicker" } } } ] }""";

    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_would_change_is_proposed_and_nothing_changes_before_it_is_accepted()
    {
        var (source, article) = await SeedAsync();
        Assert.Equal("Council votes on demining funds", (await ArticleAsync(article)).Headline);
        var unchanged = await ReadAgainAsync(source);
        Assert.Equal(ReextractionState.Same, Assert.Single(unchanged).State);

        await SetRulesAsync(source, KickerRule);
        var result = Assert.Single(await ReadAgainAsync(source));
        Assert.Equal(ReextractionState.Proposed, result.State);
        Assert.Contains(new FieldChange("Headline", "Council votes on demining funds", "Money for the minefields"), result.Changes);
        Assert.Equal("Council votes on demining funds", (await ArticleAsync(article)).Headline);

        Assert.Equal(ReextractionState.Accepted, await AcceptAsync(result.Id));
        Assert.Null(await AcceptAsync(result.Id));
        Assert.Equal(("Money for the minefields", 2), ((await ArticleAsync(article)).Headline, (await ArticleAsync(article)).RevisionCount));
        var revisions = await pipeline.WithDbAsync(db => db.Revisions.AsNoTracking().Where(r => r.ArticleId == article).OrderBy(r => r.Number).ToListAsync(Cancelled));
        Assert.Equal("Council votes on demining funds", revisions[0].Headline);
        Assert.Equal(revisions[0].SnapshotId, revisions[1].SnapshotId);
        Assert.Single(await ActsAsync(article, "reextraction.accept"));
    }

    [Fact]
    public async Task What_is_accepted_is_analysed_and_compared_anew()
    {
        var page = Page.Replace(
            "Two members abstained", "Lithuania has decided to withdraw from the Ottawa Convention on anti-personnel mines, its defence minister told the council. Two members abstained", StringComparison.Ordinal);
        var (source, article) = await SeedAsync(page);
        var first = Assert.Single(await SuggestedOfAsync(article));
        await pipeline.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == article).ExecuteDeleteAsync(Cancelled));
        await SetRulesAsync(source, KickerRule);
        Assert.Equal(ReextractionState.Accepted, await AcceptAsync(Assert.Single(await ReadAgainAsync(source)).Id));

        var second = Assert.Single(await SuggestedOfAsync(article));
        Assert.NotEqual(first, second);
        Assert.Equal(2, await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.Id == second).Select(r => r.Number).SingleAsync(Cancelled)));
        Assert.True(await pipeline.WithDbAsync(db => db.StoryMembers.AnyAsync(m => m.ArticleId == article, Cancelled)));
    }

    /// <summary>The revisions of which positions are suggested, however many the engine finds in one.</summary>
    private Task<List<long>> SuggestedOfAsync(long article) => pipeline.WithDbAsync(db => db.Suggestions.Where(s => s.ArticleId == article).Select(s => s.RevisionId).Distinct().ToListAsync(Cancelled));

    [Fact]
    public async Task An_address_that_was_not_taken_for_the_articles_stays_set_aside()
    {
        var declared = $"https://paper.example/{Guid.NewGuid()}";
        var page = Page.Replace("</head>", $"<link rel=\"canonical\" href=\"{declared}\"></head>", StringComparison.Ordinal);
        await pipeline.StoreAsync($"<html><head><title>Ferry taken out of service</title><link rel=\"canonical\" href=\"{declared}\"></head><body><article><h1>Ferry taken out of service</h1><p>The ferry to the island was taken out of service on Monday after an inspector found cracks in its hull. Some 240 islanders go by way of the other harbour until a replacement arrives.</p></article></body></html>");
        var (source, article) = await SeedAsync(page);
        await SetRulesAsync(source, KickerRule);
        Assert.Equal(ReextractionState.Accepted, await AcceptAsync(Assert.Single(await ReadAgainAsync(source)).Id));
        var revisions = await pipeline.WithDbAsync(db => db.Revisions.AsNoTracking().Where(r => r.ArticleId == article).OrderBy(r => r.Number).ToListAsync(Cancelled));
        Assert.Equal(2, revisions.Count);
        Assert.All(revisions, revision => Assert.Equal("Url", revision.Origins["CanonicalUrl"]));
        Assert.All(revisions, revision => Assert.Single(revision.Disagreements, also => also.Field == ArticleField.CanonicalUrl && also.Value == declared));
    }

    [Fact]
    public async Task What_is_dropped_leaves_the_article_as_it_is()
    {
        var (source, article) = await SeedAsync();
        await SetRulesAsync(source, KickerRule);
        var result = Assert.Single(await ReadAgainAsync(source));
        await using var scope = pipeline.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<Acceptance>().DropAsync(result.Id, Vera, Cancelled));
        Assert.Null(await AcceptAsync(result.Id));
        Assert.Equal(1, (await ArticleAsync(article)).RevisionCount);
    }

    [Fact]
    public async Task A_proposal_that_rules_or_the_publisher_overtook_is_outdated_and_stores_nothing()
    {
        var (source, article) = await SeedAsync();
        await SetRulesAsync(source, KickerRule);
        var result = Assert.Single(await ReadAgainAsync(source));
        await SetRulesAsync(source, null);
        Assert.Equal(ReextractionState.Outdated, await AcceptAsync(result.Id));

        await SetRulesAsync(source, KickerRule);
        var second = Assert.Single(await ReadAgainAsync(source));
        await SetRulesAsync(source, null);
        Assert.IsType<IngestOutcome.Revised>(await pipeline.IngestAsync(Page.Replace("at least four seasons", "at least five seasons", StringComparison.Ordinal), new Uri((await ArticleAsync(article)).Url!), source));
        Assert.Equal(ReextractionState.Outdated, await AcceptAsync(second.Id));
        Assert.Equal(2, (await ArticleAsync(article)).RevisionCount);
    }

    [Fact]
    public async Task A_proposal_beside_the_text_that_rules_overtook_is_outdated_too()
    {
        static string SectionOf(string selector) => $$"""{ "layouts": [ { "fields": { "section": { "selector": "{{selector}}" } } } ] }""";
        var (source, article) = await SeedAsync(Page.Replace("<main>", "<nav><a class=\"above\">Regions</a><a class=\"here\">Rivers</a></nav><main>", StringComparison.Ordinal));
        await SetRulesAsync(source, SectionOf(".above"));
        var result = Assert.Single(await ReadAgainAsync(source));
        Assert.Equal([new FieldChange("Section", null, "Regions")], result.Changes);

        await SetRulesAsync(source, SectionOf(".here"));
        Assert.Equal(ReextractionState.Outdated, await AcceptAsync(result.Id));
        Assert.Equal((1, null), ((await ArticleAsync(article)).RevisionCount, (await ArticleAsync(article)).Section));
        Assert.Empty(await ActsAsync(article, "reextraction.accept"));

        var anew = Assert.Single(await ReadAgainAsync(source));
        Assert.Equal(ReextractionState.Accepted, await AcceptAsync(anew.Id));
        Assert.Equal("Rivers", (await ArticleAsync(article)).Section);
    }

    [Fact]
    public async Task All_proposals_of_a_job_are_accepted_by_a_job_of_its_own()
    {
        var (source, first) = await SeedAsync();
        await pipeline.StoreAsync(Page.Replace("late in the night", "early in the morning", StringComparison.Ordinal), source: source);
        await SetRulesAsync(source, KickerRule);
        var results = await ReadAgainAsync(source);
        Assert.Equal(2, results.Count);
        var job = await RunAsync(new JobRequest(AcceptanceParameters.Kind, "Accept", new AcceptanceParameters(results[0].JobId)));
        Assert.Equal((JobState.Succeeded, 2, "2 proposals accepted."), (job.State, job.Done, job.Message));
        Assert.Equal("Money for the minefields", (await ArticleAsync(first)).Headline);
        Assert.Equal(0, await pipeline.WithDbAsync(db => db.ReextractionResults.CountAsync(r => r.JobId == results[0].JobId && r.State == ReextractionState.Proposed, Cancelled)));
    }

    [Fact]
    public async Task What_was_accepted_is_taken_back_by_a_job_except_where_the_article_has_changed_since()
    {
        var (source, first) = await SeedAsync();
        var second = await pipeline.StoreAsync(Page.Replace("late in the night", "early in the afternoon", StringComparison.Ordinal), source: source);
        await SetRulesAsync(source, KickerRule);
        var results = await ReadAgainAsync(source);
        await RunAsync(new JobRequest(AcceptanceParameters.Kind, "Accept", new AcceptanceParameters(results[0].JobId)));
        Assert.IsType<IngestOutcome.Revised>(await pipeline.IngestAsync(Page.Replace("late in the night", "early in the afternoon", StringComparison.Ordinal).Replace("at least four seasons", "at least five seasons", StringComparison.Ordinal), new Uri((await ArticleAsync(second)).Url!), source));
        var request = new JobRequest(TakeBackParameters.Kind, "Take back", new TakeBackParameters(results[0].JobId));

        var job = await RunAsync(request);

        Assert.Equal((JobState.Succeeded, "1 article read as before again; 1 changed since and keeps what it has."), (job.State, job.Message));
        Assert.Equal(("Council votes on demining funds", 3), ((await ArticleAsync(first)).Headline, (await ArticleAsync(first)).RevisionCount));
        Assert.Equal("Money for the minefields", (await ArticleAsync(second)).Headline);
        Assert.Equal(ReextractionState.TakenBack, await pipeline.WithDbAsync(db => db.ReextractionResults.Where(r => r.JobId == results[0].JobId && r.ArticleId == first).Select(r => r.State).SingleAsync(Cancelled)));
        Assert.Single(await ActsAsync(first, "reextraction.take-back"));
        Assert.StartsWith("0 articles read as before again; 1 changed since", (await RunAsync(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misread_date_is_taken_back_with_the_day_of_the_article()
    {
        var (source, article) = await SeedAsync(Page.Replace("Two members abstained", "As on <b class=\"old\">1 March 1998</b>, two members abstained", StringComparison.Ordinal));
        Assert.Null((await ArticleAsync(article)).PublishedAt);
        var seen = (await ArticleAsync(article)).DatedAt;
        await SetRulesAsync(source, """{ "layouts": [ { "fields": { "published": { "selector": ".old" } } } ] }""");
        var result = Assert.Single(await ReadAgainAsync(source));
        Assert.Equal(ReextractionState.Accepted, await AcceptAsync(result.Id));
        Assert.Equal(1998, (await ArticleAsync(article)).DatedAt.Year);

        await RunAsync(new JobRequest(TakeBackParameters.Kind, "Take back", new TakeBackParameters(result.JobId)));

        Assert.Equal((seen, null), ((await ArticleAsync(article)).DatedAt, (await ArticleAsync(article)).PublishedAt));
    }

    [Fact]
    public async Task A_snapshot_that_was_damaged_meanwhile_costs_the_other_proposals_nothing()
    {
        var (source, first) = await SeedAsync();
        await SetRulesAsync(source, KickerRule);
        var second = await pipeline.StoreAsync(Page.Replace("late in the night", "early in the evening", StringComparison.Ordinal), source: source);
        await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == second).ExecuteUpdateAsync(set => set.SetProperty(r => r.Headline, "Before the rules"), Cancelled));
        var results = await ReadAgainAsync(source);
        await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == first).Select(r => r.Snapshot!).ExecuteUpdateAsync(set => set.SetProperty(s => s.BrotliContent, new byte[] { 1, 2, 3 }), Cancelled));

        var job = await RunAsync(new JobRequest(AcceptanceParameters.Kind, "Accept", new AcceptanceParameters(results[0].JobId)));

        Assert.Equal((JobState.Succeeded, 2), (job.State, job.Done));
        Assert.StartsWith("1 proposal accepted, 1 outdated", job.Message, StringComparison.Ordinal);
        Assert.StartsWith("It could not be accepted", await pipeline.WithDbAsync(db => db.ReextractionResults.Where(r => r.JobId == results[0].JobId && r.ArticleId == first).Select(r => r.Reason).SingleAsync(Cancelled)), StringComparison.Ordinal);
        Assert.Equal("Money for the minefields", (await ArticleAsync(second)).Headline);
    }

    [Fact]
    public async Task A_job_that_accepts_tells_how_many_it_accepted_and_how_many_were_overtaken()
    {
        var (source, first) = await SeedAsync();
        await SetRulesAsync(source, KickerRule);
        var result = Assert.Single(await ReadAgainAsync(source));
        await SetRulesAsync(source, null);
        var request = new JobRequest(AcceptanceParameters.Kind, "Accept", new AcceptanceParameters(result.JobId));
        Assert.StartsWith("0 proposals accepted, 1 outdated: ", (await RunAsync(request)).Message, StringComparison.Ordinal);
        Assert.Equal("Nothing was left to accept.", (await RunAsync(request)).Message);
        Assert.Equal(1, (await ArticleAsync(first)).RevisionCount);
    }

    [Fact]
    public async Task Of_the_articles_of_a_day_only_those_that_were_chosen_are_read_again()
    {
        var (source, first) = await SeedAsync();
        await pipeline.StoreAsync(Page.Replace("late in the night", "early in the morning", StringComparison.Ordinal), source: source);
        var third = await pipeline.StoreAsync(Page.Replace("late in the night", "noon", StringComparison.Ordinal), source: source);
        await SetRulesAsync(source, KickerRule);
        var results = await ReadAgainAsync(ReextractionParameters.Of([first, third]));
        Assert.Equal([first, third], results.Select(r => r.ArticleId).Order());
        Assert.All(results, result => Assert.Equal(ReextractionState.Proposed, result.State));
    }

    [Fact]
    public async Task All_that_match_a_search_are_read_again_but_for_what_came_in_after_they_were_shown()
    {
        var (source, _) = await SeedAsync();
        string With(string word) => Page.Replace("late in the night", $"under a {word} in {Guid.NewGuid():N}", StringComparison.Ordinal);
        var first = await pipeline.StoreAsync(With("chandelier"), source: source);
        var second = await pipeline.StoreAsync(With("chandelier"), source: source);
        await pipeline.StoreAsync(With("chandelier"), source: source);
        await SetRulesAsync(source, KickerRule);
        var results = await ReadAgainAsync(ReextractionParameters.OfAll("chandelier", second));
        Assert.Equal([first, second], results.Select(r => r.ArticleId));
    }

    [Fact]
    public async Task A_search_that_cannot_be_asked_any_more_is_told_of()
    {
        var job = await RunAsync(new JobRequest(ReextractionParameters.Kind, "Read again", ReextractionParameters.OfAll("tag:gone-for-good", null)));
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("gone-for-good", job.Message, StringComparison.Ordinal);
    }

    private Task<List<ReextractionResult>> ReadAgainAsync(long source) => ReadAgainAsync(new ReextractionParameters(source, null, null, OnlyOlderEngine: false));

    private async Task<List<ReextractionResult>> ReadAgainAsync(ReextractionParameters asked)
    {
        var job = await RunAsync(new JobRequest(ReextractionParameters.Kind, "Read again", asked));
        Assert.Equal(JobState.Succeeded, job.State);
        return await pipeline.WithDbAsync(db => db.ReextractionResults.AsNoTracking().Where(r => r.JobId == job.Id).OrderBy(r => r.Id).ToListAsync(Cancelled));
    }

    private async Task<Job> RunAsync(JobRequest request)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(request, Vera, Cancelled);
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
    }

    private async Task<ReextractionState?> AcceptAsync(long id)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Acceptance>().AcceptAsync(id, Vera, Cancelled);
    }

    private async Task<(long Source, long Article)> SeedAsync(string page = Page)
    {
        var source = await pipeline.AddSourceAsync();
        return (source, await pipeline.StoreAsync(page, source: source));
    }

    private Task<int> SetRulesAsync(long source, string? rules) =>
        pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == source).ExecuteUpdateAsync(set => set.SetProperty(s => s.ExtractionRules, rules), Cancelled));

    private Task<Article> ArticleAsync(long id) => pipeline.WithDbAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, Cancelled));

    private Task<List<long>> ActsAsync(long article, string action) =>
        pipeline.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Article" && e.SubjectId == $"{article}" && e.Action == action).Select(e => e.Id).ToListAsync(Cancelled));

    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en-GB"><head><title>Council votes on demining funds</title></head>
        <body><main><article>
        <p class="kicker">Money for the minefields</p>
        <h1>Council votes on demining funds</h1>
        <p>The regional council voted on Sunday to set aside money for clearing the mined fields along the river, after a debate that went on until late in the night.</p>
        <p>Farmers had asked for years that the land be made safe. The clearing is to begin in the spring, and the council expects it to take at least four seasons.</p>
        <p>Two members abstained, saying that the sum was too small for the work and that the ministry in the capital should carry the greater part of the cost.</p>
        </article></main></body></html>
        """;
}
