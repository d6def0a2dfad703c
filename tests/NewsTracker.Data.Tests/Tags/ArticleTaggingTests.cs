using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Annotations;

namespace NewsTracker.Data.Tests.Tags;

public sealed class ArticleTaggingTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly AuditActor Editor = new(Guid.NewGuid(), "An editor", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_set_once_and_its_history_says_who()
    {
        var (article, tag) = (await AddArticleAsync(), await TagIdAsync("mine-use"));
        Assert.True(Assert.IsType<ArticleTagOutcome.Done>(await SetAsync(article, tag)).IsChanged);
        Assert.False(Assert.IsType<ArticleTagOutcome.Done>(await SetAsync(article, tag)).IsChanged);
        Assert.True(Assert.IsType<ArticleTagOutcome.Done>(await RemoveAsync(article, tag)).IsChanged);
        Assert.False(Assert.IsType<ArticleTagOutcome.Done>(await RemoveAsync(article, tag)).IsChanged);
        Assert.Empty(await database.WithDbAsync(db => db.ArticleTags.OfArticle(article).ToListAsync(Cancelled)));
        var history = await database.WithDbAsync(db => db.ArticleTagChanges.Where(c => c.ArticleId == article).OrderBy(c => c.Id).ToListAsync(Cancelled));
        Assert.Equal([ArticleTagAct.Set, ArticleTagAct.Removed], history.Select(change => change.Act));
        Assert.All(history, change => Assert.Equal(("An editor", (long?)null), (change.ActorName, change.RuleId)));
        Assert.Equal(["tags.set", "tags.remove"], await database.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Article" && e.SubjectId == $"{article}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled)));
        Assert.Null(await database.WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled)));
    }

    [Fact]
    public async Task An_entry_of_the_history_is_undone_as_long_as_nothing_else_was_done_with_its_tag_since()
    {
        var (article, tag) = (await AddArticleAsync(), await TagIdAsync("mine-use"));
        await SetAsync(article, tag);
        var first = await LastChangeAsync(article);
        Assert.True(Assert.IsType<ArticleTagOutcome.Done>(await UndoAsync(article, first)).IsChanged);
        Assert.True(Assert.IsType<ArticleTagOutcome.Done>(await UndoAsync(article, await LastChangeAsync(article))).IsChanged);
        Assert.IsType<ArticleTagOutcome.Refused>(await UndoAsync(article, first));
        Assert.Equal([tag], await TagsOfAsync(article));
        Assert.IsType<ArticleTagOutcome.NotFound>(await UndoAsync(await AddArticleAsync(), first));
    }

    [Fact]
    public async Task To_undo_a_tag_leaves_one_of_the_same_meaning_that_was_set_for_itself()
    {
        var (article, tags) = (await AddArticleAsync(), await AddTagsAsync(2, "alike"));
        await SetAsync(article, tags[0]);
        var first = await LastChangeAsync(article);
        await SetAsync(article, tags[1]);
        await database.WithDbAsync(async db =>
        {
            var merged = await db.Tags.SingleAsync(t => t.Id == tags[0], Cancelled);
            merged.Take(merged.State with { IsDeprecated = true, RedirectToId = tags[1] }, DateTimeOffset.UnixEpoch);
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.IsType<ArticleTagOutcome.Done>(await UndoAsync(article, first));
        Assert.Equal([tags[1]], await TagsOfAsync(article));
    }

    [Fact]
    public async Task Eight_editors_setting_one_tag_set_it_once()
    {
        var (article, tag) = (await AddArticleAsync(), await TagIdAsync("funding"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SetAsync(article, tag)));
        Assert.Single(outcomes, outcome => Assert.IsType<ArticleTagOutcome.Done>(outcome).IsChanged);
        Assert.Single(await database.WithDbAsync(db => db.ArticleTagChanges.Where(c => c.ArticleId == article).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task Eight_editors_setting_tags_of_their_own_at_once_are_all_found_by_search()
    {
        var article = await AddArticleAsync();
        var tags = await database.WithDbAsync(db => db.Tags.OrderBy(t => t.Id).Select(t => t.Id).Take(8).ToListAsync(Cancelled));
        var outcomes = await Task.WhenAll(tags.Select(tag => Task.Run(() => SetAsync(article, tag))));
        Assert.All(outcomes, outcome => Assert.True(Assert.IsType<ArticleTagOutcome.Done>(outcome).IsChanged));
        Assert.Equal(tags, (await database.WithDbAsync(db => db.ArticleSearch.Where(s => s.ArticleId == article).Select(s => s.TagIds).SingleAsync(Cancelled))).Order());
    }

    [Fact]
    public async Task Tags_set_at_once_stay_within_the_limit()
    {
        var article = await AddArticleAsync();
        var tags = await AddTagsAsync(ArticleTagging.MaxTags + 7);
        await database.WithDbAsync(async db =>
        {
            db.ArticleTags.AddRange(tags.Take(ArticleTagging.MaxTags - 1).Select(tag => new ArticleTag { ArticleId = article, TagId = tag, At = DateTimeOffset.UnixEpoch, ByName = "A rule" }));
            return await db.SaveChangesAsync(Cancelled);
        });
        var outcomes = await Task.WhenAll(tags.Skip(ArticleTagging.MaxTags - 1).Select(tag => Task.Run(() => SetAsync(article, tag))));
        Assert.Single(outcomes.OfType<ArticleTagOutcome.Done>());
        Assert.Equal(ArticleTagging.MaxTags, await database.WithDbAsync(db => db.ArticleTags.CountAsync(t => t.ArticleId == article, Cancelled)));
    }

    [Fact]
    public async Task Rules_made_or_started_at_once_stay_within_the_limit()
    {
        var tag = await TagIdAsync("funding");
        await database.WithDbAsync(async db =>
        {
            db.TagRules.AddRange(Enumerable.Range(0, TagRuleDesk.MaxRules - 1).Select(i => new TagRule { TagId = tag, Query = $"word{i}", MadeAt = DateTimeOffset.UnixEpoch, MadeBy = "Seed" }));
            return await db.SaveChangesAsync(Cancelled);
        });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => database.WithAsync<TagRuleDesk, TagRuleOutcome>(desk => desk.AddAsync(tag, $"other{i}", Editor, Cancelled)))));
        var added = Assert.Single(outcomes.OfType<TagRuleOutcome.Done>());

        await database.WithAsync<TagRuleDesk, TagRuleOutcome>(desk => desk.RunAsync(added.Id, false, Editor, Cancelled));
        Assert.IsType<TagRuleOutcome.Done>(await database.WithAsync<TagRuleDesk, TagRuleOutcome>(desk => desk.AddAsync(tag, "another", Editor, Cancelled)));
        Assert.IsType<TagRuleOutcome.Refused>(await database.WithAsync<TagRuleDesk, TagRuleOutcome>(desk => desk.RunAsync(added.Id, true, Editor, Cancelled)));
        Assert.Equal(TagRuleDesk.MaxRules, await database.WithDbAsync(db => db.TagRules.CountAsync(r => r.StoppedAt == null, Cancelled)));
    }

    [Fact]
    public async Task An_article_a_tag_or_a_rule_that_is_not_there_is_not_found()
    {
        Assert.IsType<ArticleTagOutcome.NotFound>(await SetAsync(await AddArticleAsync(), 987654));
        Assert.IsType<ArticleTagOutcome.NotFound>(await SetAsync(987654, await TagIdAsync("funding")));
        Assert.IsType<TagRuleOutcome.NotFound>(await database.WithAsync<TagRuleDesk, TagRuleOutcome>(desk => desk.RunAsync(987654, true, Editor, Cancelled)));
    }

    [Fact]
    public async Task The_articles_of_a_tag_are_counted_by_their_index()
    {
        var plan = await database.PlanAsync(db => db.ArticleTags.Where(t => t.TagId == 7).Select(t => t.ArticleId).Take(10));
        Assert.Contains("ix_article_tags_tag_id_article_id", plan, StringComparison.Ordinal);
    }

    private Task<ArticleTagOutcome> SetAsync(long article, long tag) => database.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(article, tag, Editor, Cancelled));

    private Task<ArticleTagOutcome> RemoveAsync(long article, long tag) => database.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.RemoveAsync(article, tag, Editor, Cancelled));

    private Task<ArticleTagOutcome> UndoAsync(long article, long change) => database.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.UndoAsync(article, change, Editor, Cancelled));

    private Task<long> LastChangeAsync(long article) => database.WithDbAsync(db => db.ArticleTagChanges.Where(c => c.ArticleId == article).MaxAsync(c => c.Id, Cancelled));

    private Task<List<long>> TagsOfAsync(long article) => database.WithDbAsync(db => db.ArticleTags.Where(t => t.ArticleId == article).Select(t => t.TagId).ToListAsync(Cancelled));

    private Task<long> AddArticleAsync() => database.WithDbAsync(db => MarkedArticles.AddAsync(db, ["Words."], Cancelled));

    private Task<List<long>> AddTagsAsync(int number, string called = "one-of-many") => database.WithDbAsync(async db =>
    {
        var tags = Enumerable.Range(0, number).Select(i => new Tag { Slug = $"{called}-{i}", Name = $"{called} {i}" }).ToList();
        db.Tags.AddRange(tags);
        await db.SaveChangesAsync(Cancelled);
        return tags.ConvertAll(tag => tag.Id);
    });

    private Task<long> TagIdAsync(string slug) => database.WithDbAsync(db => db.Tags.Where(t => t.Slug == slug).Select(t => t.Id).SingleAsync(Cancelled));
}
