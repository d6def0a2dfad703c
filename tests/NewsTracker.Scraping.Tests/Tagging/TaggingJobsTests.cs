using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Tagging;

/// <summary>Many articles tagged by a job, taken back, and tagged by rules as they come in.</summary>
public sealed class TaggingJobsTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_matches_of_a_query_are_tagged_and_taken_back_and_what_was_changed_since_stays()
    {
        var (first, second, other) = (await IngestAsync("flotilla"), await IngestAsync("flotilla"), await IngestAsync("regatta"));
        var tag = await TagIdAsync("transfers");
        await pipeline.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(second, tag, Vera, Cancelled));

        var tagging = await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "flotilla", null, null));
        Assert.Equal("1 of 2 articles changed; the others were so already, or a person had ruled otherwise.", (await RunAsync(tagging)).Message);
        Assert.Equal([first, second], await CarryAsync(tag, first, second, other));
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.Taggings.Where(t => t.Id == tagging).Select(t => t.Changed).SingleAsync(Cancelled)));

        Assert.Equal(TakeBackAnswer.Begun, await pipeline.WithAsync<TaggingJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(tagging, Vera, Cancelled)));
        Assert.Equal(TakeBackAnswer.StillRuns, await pipeline.WithAsync<TaggingJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(tagging, Vera, Cancelled)));
        Assert.Equal(JobState.Succeeded, (await RunAsync(tagging)).State);
        Assert.Equal([second], await CarryAsync(tag, first, second, other));
        Assert.Equal("Vera", await pipeline.WithDbAsync(db => db.Taggings.Where(t => t.Id == tagging).Select(t => t.UndoneBy).SingleAsync(Cancelled)));
        Assert.Null(await pipeline.WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled)));
        Assert.Equal(["tags.ask-many", "tags.set-many", "tags.undo-many"], await pipeline.WithDbAsync(db => db.AuditEvents
            .Where(e => e.SubjectType == "Tagging" && e.SubjectId == $"{tagging}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task What_is_asked_for_twice_while_it_waits_is_one_act_with_one_job()
    {
        var article = await IngestAsync("bandstand");
        var tag = await TagIdAsync("casualties");
        var (matches, ticked) = (new ManyAsked(tag, ArticleTagAct.Set, "bandstand", null, null) { Through = article }, new ManyAsked(tag, ArticleTagAct.Set, null, [article], null));
        foreach (var asked in new[] { matches, ticked with { Through = article } })
        {
            var tagging = await StartAsync(asked);
            Assert.Equal(tagging, await StartAsync(asked));
            Assert.Equal(1, await pipeline.WithDbAsync(db => db.Jobs.CountAsync(j => j.SubjectType == "Tagging" && j.SubjectId == $"{tagging}", Cancelled)));
            Assert.NotEqual(tagging, await StartAsync(asked with { Act = ArticleTagAct.Removed }));
            await RunAsync(tagging);
            Assert.NotEqual(tagging, await StartAsync(asked));
        }

        Assert.False(await pipeline.WithDbAsync(db => db.Taggings.AnyAsync(t => t.TagId == tag && (t.Query == "bandstand" || t.ArticleIds!.Contains(article)) && t.JobId == null, Cancelled)));
    }

    [Fact]
    public async Task A_job_that_goes_on_counts_what_was_done_before_though_it_matches_no_longer()
    {
        var (first, second) = (await IngestAsync("gondola"), await IngestAsync("gondola"));
        var tag = await TagIdAsync("casualties");
        var tagging = await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "gondola -tag:casualties", null, null));

        // As a first step of one article, after which the process ended, would have left it.
        await pipeline.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(first, tag, Vera, Cancelled));
        await pipeline.WithDbAsync(async db =>
            await db.Taggings.Where(t => t.Id == tagging).ExecuteUpdateAsync(set => set.SetProperty(t => t.Changed, 1), Cancelled)
            + await db.Jobs.Where(j => j.SubjectType == "Tagging" && j.SubjectId == $"{tagging}").ExecuteUpdateAsync(set => set.SetProperty(j => j.Checkpoint, JobJson.Write(new { afterId = first, changed = 1, done = 1 })), Cancelled));
        var job = await RunAsync(tagging);
        Assert.Equal((2, 2, "All 2 articles changed."), (job.Done, job.Total, job.Message));
        Assert.Equal([first, second], await CarryAsync(tag, first, second));
    }

    [Fact]
    public async Task A_job_that_failed_and_was_taken_back_does_not_go_on_when_it_is_begun_again()
    {
        var (first, second) = (await IngestAsync("trapeze"), await IngestAsync("trapeze"));
        var tag = await TagIdAsync("funding");
        var tagging = await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "trapeze", null, null));
        var go = await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.SubjectType == "Tagging" && j.SubjectId == $"{tagging}").Select(j => j.Id).SingleAsync(Cancelled));

        // As it would have failed for good after a first step of one article.
        await pipeline.WithDbAsync(async db =>
            await db.Taggings.Where(t => t.Id == tagging).ExecuteUpdateAsync(set => set.SetProperty(t => t.Changed, 1), Cancelled)
            + await db.Jobs.Where(j => j.Id == go).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Failed).SetProperty(j => j.Checkpoint, JobJson.Write(new { afterId = first, changed = 1, done = 1 })), Cancelled));
        Assert.Equal(TakeBackAnswer.Begun, await pipeline.WithAsync<TaggingJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(tagging, Vera, Cancelled)));
        await RunAsync(tagging);

        Assert.True(await pipeline.WithAsync<JobDesk, bool>(jobs => jobs.RetryAsync(go, Vera, Cancelled)));
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(go, isRecovery: false, Cancelled);
        Assert.Empty(await CarryAsync(tag, first, second));
    }

    [Fact]
    public async Task What_comes_in_after_it_was_asked_is_tagged_only_where_a_rule_is_applied()
    {
        var (one, two) = (await TagIdAsync("casualties"), await TagIdAsync("interview"));
        var before = await IngestAsync("juggler");
        var rule = Assert.IsType<TagRuleOutcome.Done>(await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.AddAsync(two, "juggler -submarine", Vera, Cancelled))).Id;
        await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.RunAsync(rule, false, Vera, Cancelled));
        var (byPerson, byRule) = (await StartAsync(new ManyAsked(one, ArticleTagAct.Set, "juggler", null, null)), await StartAsync(new ManyAsked(two, ArticleTagAct.Set, "juggler -submarine", null, rule)));
        var later = await IngestAsync("juggler");
        Assert.Equal("The article changed.", (await RunAsync(byPerson)).Message);
        await RunAsync(byRule);
        Assert.Equal([before], await CarryAsync(one, before, later));
        Assert.Equal([before, later], await CarryAsync(two, before, later));
    }

    [Fact]
    public async Task What_the_one_who_asks_has_not_read_is_tagged_and_no_rule_may_ask_that()
    {
        var (read, unread) = (await IngestAsync("paddock"), await IngestAsync("paddock"));
        await pipeline.WithDbAsync(db =>
        {
            db.Users.Add(new User { Id = Vera.Id!.Value, UserName = "vera@example.org", DisplayName = Vera.Name, CreatedAt = TimeProvider.System.GetUtcNow() });
            return db.SaveChangesAsync(Cancelled);
        });
        await pipeline.WithAsync<ReadingLog, bool>(async log =>
        {
            await log.MarkReadAsync(Vera.Id!.Value, read, Cancelled);
            return true;
        });
        var tag = await TagIdAsync("suspension");
        await RunAsync(await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "paddock is:unread", null, null)));
        Assert.Equal([unread], await CarryAsync(tag, read, unread));
        var refused = await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.AddAsync(tag, "paddock is:unread", Vera, Cancelled));
        Assert.Contains("never in a rule for tags", Assert.IsType<TagRuleOutcome.Refused>(refused).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removal_from_a_selection_is_taken_back_too()
    {
        var (first, second) = (await IngestAsync("harbour"), await IngestAsync("harbour"));
        var tag = await TagIdAsync("interview");
        await pipeline.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(first, tag, Vera, Cancelled));
        var tagging = await StartAsync(new ManyAsked(tag, ArticleTagAct.Removed, null, [second, first], null));
        await RunAsync(tagging);
        Assert.Empty(await CarryAsync(tag, first, second));
        Assert.Equal(TakeBackAnswer.Begun, await pipeline.WithAsync<TaggingJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(tagging, Vera, Cancelled)));
        await RunAsync(tagging);
        Assert.Equal([first], await CarryAsync(tag, first, second));
    }

    [Fact]
    public async Task A_rule_tags_what_comes_in_and_the_past_but_never_what_a_person_took_off()
    {
        var before = await IngestAsync("zeppelin");
        var tag = await TagIdAsync("risk-education");
        var rule = Assert.IsType<TagRuleOutcome.Done>(await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.AddAsync(tag, "zeppelin -submarine", Vera, Cancelled))).Id;
        var (after, not) = (await IngestAsync("zeppelin"), await IngestAsync("zeppelin submarine"));
        Assert.Equal([after], await CarryAsync(tag, before, after, not));
        Assert.Equal(rule, await pipeline.WithDbAsync(db => db.ArticleTags.Where(t => t.ArticleId == after).Select(t => t.RuleId).SingleAsync(Cancelled)));

        await pipeline.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.RemoveAsync(after, tag, Vera, Cancelled));
        await RunAsync(await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "zeppelin -submarine", null, rule)));
        Assert.Equal([before], await CarryAsync(tag, before, after, not));

        Assert.IsType<TagRuleOutcome.Done>(await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.RunAsync(rule, false, Vera, Cancelled)));
        Assert.Empty(await CarryAsync(tag, await IngestAsync("zeppelin")));
    }

    [Fact]
    public async Task Who_takes_back_what_a_rule_has_set_rules_on_none_of_the_articles()
    {
        var article = await IngestAsync("semaphore");
        var tag = await TagIdAsync("victim-assistance");
        var rule = Assert.IsType<TagRuleOutcome.Done>(await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.AddAsync(tag, "semaphore", Vera, Cancelled))).Id;
        var tagging = await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "semaphore", null, rule));
        await RunAsync(tagging);
        Assert.Equal([article], await CarryAsync(tag, article));
        await pipeline.WithAsync<TaggingJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(tagging, Vera, Cancelled));
        await RunAsync(tagging);
        Assert.Empty(await CarryAsync(tag, article));

        await RunAsync(await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "semaphore", null, rule)));
        Assert.Equal([article], await CarryAsync(tag, article));
    }

    [Fact]
    public async Task Who_takes_back_what_a_person_has_set_on_many_articles_rules_on_none_of_them()
    {
        var (free, refused) = (await IngestAsync("heliograph"), await IngestAsync("heliograph"));
        var tag = await TagIdAsync("stockpiles");
        await pipeline.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(refused, tag, Vera, Cancelled));
        await pipeline.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.RemoveAsync(refused, tag, Vera, Cancelled));
        var tagging = await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "heliograph", null, null));
        await RunAsync(tagging);
        Assert.Equal([free, refused], await CarryAsync(tag, free, refused));
        await pipeline.WithAsync<TaggingJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(tagging, Vera, Cancelled));
        Assert.Equal("2 of 2 articles are as they were before.", (await RunAsync(tagging)).Message);
        Assert.Empty(await CarryAsync(tag, free, refused));

        // What a person took off by itself, before or after, is a ruling as ever.
        var rule = Assert.IsType<TagRuleOutcome.Done>(await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.AddAsync(tag, "heliograph", Vera, Cancelled))).Id;
        await RunAsync(await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "heliograph", null, rule)));
        Assert.Equal([free], await CarryAsync(tag, free, refused));
        await RunAsync(await StartAsync(new ManyAsked(tag, ArticleTagAct.Removed, null, [free], null)));
        await RunAsync(await StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "heliograph", null, rule)));
        Assert.Empty(await CarryAsync(tag, free, refused));
    }

    [Fact]
    public async Task Several_rules_are_asked_together_each_with_its_own_words()
    {
        var (one, two) = (await TagIdAsync("campaigns"), await TagIdAsync("public-opinion"));
        foreach (var (tag, query) in new[] { (one, "carillon or \"brass band\""), (two, "carillon lang:en published:2020-01..") })
        {
            Assert.IsType<TagRuleOutcome.Done>(await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(rules => rules.AddAsync(tag, query, Vera, Cancelled)));
        }

        var article = await IngestAsync("carillon");
        Assert.Equal([one, two], (await pipeline.WithDbAsync(db => db.ArticleTags.Where(t => t.ArticleId == article).Select(t => t.TagId).ToListAsync(Cancelled))).Order());
    }

    [Theory]
    [InlineData("", "Write a query")]
    [InlineData("source:\"no such paper\"", "no such paper")]
    [InlineData("\"half a phrase", "quot")]
    public async Task What_cannot_be_asked_is_told_in_words(string query, string words) => Assert.Contains(
        words, Assert.IsType<TagRuleOutcome.Refused>(await pipeline.WithAsync<TagRuleDesk, TagRuleOutcome>(async rules => await rules.AddAsync(await TagIdAsync("funding"), query, Vera, Cancelled))).Why, StringComparison.OrdinalIgnoreCase);

    private async Task<long> StartAsync(ManyAsked asked) =>
        Assert.IsType<TaggingOutcome.Asked>(await pipeline.WithAsync<TaggingJobs, TaggingOutcome>(jobs => jobs.StartAsync(asked, "A tag", Vera, Cancelled))).Id;

    /// <summary>Runs the newest job of a tagging to its end.</summary>
    private async Task<Job> RunAsync(long tagging)
    {
        var id = await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.SubjectType == "Tagging" && j.SubjectId == $"{tagging}").OrderByDescending(j => j.Id).Select(j => j.Id).FirstAsync(Cancelled));
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
    }

    private Task<List<long>> CarryAsync(long tag, params long[] articles) =>
        pipeline.WithDbAsync(db => db.ArticleTags.Where(t => t.TagId == tag && articles.Contains(t.ArticleId)).OrderBy(t => t.ArticleId).Select(t => t.ArticleId).ToListAsync(Cancelled));

    private Task<long> TagIdAsync(string slug) => pipeline.WithDbAsync(db => db.Tags.Where(t => t.Slug == slug).Select(t => t.Id).SingleAsync(Cancelled));

    private Task<long> IngestAsync(string word) => pipeline.StoreAsync(
        $"""
        <!DOCTYPE html><html lang="en"><head><title>Notes from the {word} on the river</title></head><body><main><article><h1>Notes from the {word} on the river {Guid.NewGuid():N}</h1>
        <p>The {word} was seen from the bridge on Sunday, and a crowd had gathered on both banks of the river long before it came into sight behind the trees.</p>
        <p>Children waved from the quay until it was gone, and the band played for another hour in the rain before the last of the people left for their homes.</p>
        </article></main></body></html>
        """);
}
