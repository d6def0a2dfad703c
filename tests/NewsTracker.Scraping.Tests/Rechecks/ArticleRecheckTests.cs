using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Rechecks;
using NewsTracker.Scraping.Rechecks;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Scraping.Tests.Rechecks;

/// <summary>Articles of the sample newsroom, looked at again as time goes by.</summary>
public sealed class ArticleRecheckTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_looked_at_after_an_hour_six_a_day_and_a_week_and_an_edit_is_a_revision()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        await pipeline.PollAsync(await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.AtomPath)));
        var path = NewsroomCatalogue.ListedIn(NewsroomFeed.Atom)[0].Path;
        var articleId = await ArticleAsync(newsroom, path);
        var seen = (await RecheckAsync(articleId)).FirstSeenAt;
        var clock = new FakeTimeProvider(seen);
        await using var process = pipeline.AnotherWith(services => services.AddSingleton<TimeProvider>(clock));

        Assert.DoesNotContain(articleId, await PassAsync(process));
        clock.SetUtcNow(seen.AddHours(1));
        var asked = newsroom.Requests.Count;
        Assert.Contains(articleId, await PassAsync(process));
        var request = newsroom.Requests.Skip(asked).Single(request => request.Path == path);
        Assert.NotNull(request.IfNoneMatch);
        Assert.Equal(304, request.Status);
        var afterFirst = await RecheckAsync(articleId);
        Assert.Equal((RecheckOutcome.Unchanged, 1, (DateTimeOffset?)seen.AddHours(6)), (afterFirst.Outcome, afterFirst.Step, afterFirst.NextAt));
        Assert.DoesNotContain(articleId, await PassAsync(process));

        var quote = await MarkLastWordAsync(articleId);
        newsroom.EditArticle(path, quote, "amended");
        clock.SetUtcNow(seen.AddHours(6));
        Assert.Contains(articleId, await PassAsync(process));
        Assert.Equal(RecheckOutcome.Revised, (await RecheckAsync(articleId)).Outcome);
        Assert.Equal(2, await pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == articleId, Cancelled)));
        var notice = await NoticeAsync();
        Assert.Equal((NoticeAudience.Editors, $"/articles/{articleId}/revisions?from=1&to=2"), (notice.Audience, notice.Link));
        Assert.Contains(quote, notice.Text, StringComparison.Ordinal);

        // A later edit elsewhere takes nothing more away.
        newsroom.EditArticle(path, "amended", "amended again");
        clock.SetUtcNow(seen.AddDays(1));
        Assert.Contains(articleId, await PassAsync(process));
        Assert.Equal(3, await pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == articleId, Cancelled)));
        Assert.Null((await NoticeAsync()).ResolvedAt);

        // Nothing ran for a month: one check makes up for those that were missed, and is the last. The words are back by then.
        newsroom.EditArticle(path, "amended again", quote);
        clock.SetUtcNow(seen.AddDays(30));
        Assert.Contains(articleId, await PassAsync(process));
        Assert.Equal((4, (DateTimeOffset?)null), ((await RecheckAsync(articleId)).Step, (await RecheckAsync(articleId)).NextAt));
        Assert.Equal(4, await pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == articleId, Cancelled)));
        Assert.NotNull((await NoticeAsync()).ResolvedAt);

        Task<Notice> NoticeAsync() => pipeline.WithDbAsync(db => db.Notices.AsNoTracking().SingleAsync(n => n.SubjectType == "Article" && n.SubjectId == $"{articleId}", Cancelled));
    }

    [Fact]
    public async Task Of_a_source_that_was_removed_no_article_is_asked_for_and_once_it_is_restored_the_rest_of_the_plan_is_kept()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.AtomPath));
        await pipeline.PollAsync(feed);
        var articleId = await ArticleAsync(newsroom, NewsroomCatalogue.ListedIn(NewsroomFeed.Atom)[0].Path);
        var seen = (await RecheckAsync(articleId)).FirstSeenAt;
        var clock = new FakeTimeProvider(seen.AddHours(1));
        await using var process = pipeline.AnotherWith(services => services.AddSingleton<TimeProvider>(clock));

        await RemoveAsync(feed.SourceId, seen);
        var asked = newsroom.Requests.Count;
        Assert.Contains(articleId, await PassAsync(process));
        Assert.Equal(asked, newsroom.Requests.Count);
        var passedOver = await RecheckAsync(articleId);
        Assert.Equal((RecheckOutcome.SourceRemoved, 1, (DateTimeOffset?)seen.AddHours(6)), (passedOver.Outcome, passedOver.Step, passedOver.NextAt));

        await RemoveAsync(feed.SourceId, null);
        clock.SetUtcNow(seen.AddHours(6));
        Assert.Contains(articleId, await PassAsync(process));
        Assert.Equal(RecheckOutcome.Unchanged, (await RecheckAsync(articleId)).Outcome);
    }

    [Fact]
    public async Task Articles_stored_while_none_were_planned_are_looked_at_as_long_as_the_plan_covers_them()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (recent, old) = (await SeedAsync(now.AddDays(-2)), await SeedAsync(now.AddDays(-8)));
        await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == recent || r.ArticleId == old).ExecuteDeleteAsync(Cancelled));
        Assert.Equal((1, 0), (await CatchUpAsync(), await CatchUpAsync()));
        var planned = await RecheckAsync(recent);
        Assert.Equal(("paper.example", 0), (planned.Host, planned.Step));
        Assert.True(planned.NextAt < now);
        Assert.False(await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AnyAsync(r => r.ArticleId == old, Cancelled)));
    }

    private Task<int> RemoveAsync(long sourceId, DateTimeOffset? at) =>
        pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovedAt, at), Cancelled));

    private async Task<int> CatchUpAsync()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecheckCatchUp>().RunAsync(Cancelled).SumAsync(Cancelled);
    }

    private static async Task<IReadOnlyList<long>> PassAsync(ServiceProvider process)
    {
        var looked = new List<long>();
        while (await TakeAsync(process, 50) is { Count: > 0 } leases)
        {
            // The articles seeded by other tests are of hosts that are not there.
            foreach (var lease in leases.Where(lease => lease.Url.Contains("//127.0.0.1:", StringComparison.Ordinal)))
            {
                await using var scope = process.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ArticleRechecker>().CheckAsync(lease, Cancelled);
                looked.Add(lease.ArticleId);
            }
        }

        return looked;
    }

    private static async Task<IReadOnlyList<RecheckLease>> TakeAsync(IServiceProvider process, int most)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecheckLeases>().TakeDueAsync("test", most, Cancelled);
    }

    private Task<ArticleRecheck> RecheckAsync(long articleId) => pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AsNoTracking().SingleAsync(r => r.ArticleId == articleId, Cancelled));

    private Task<long> ArticleAsync(SampleNewsroom newsroom, string path)
    {
        var url = newsroom.AddressOf(path).AbsoluteUri;
        return pipeline.WithDbAsync(db => db.Articles.Where(a => a.Url == url).Select(a => a.Id).SingleAsync(Cancelled));
    }

    /// <summary>Marks the last word of the text, and says which it is.</summary>
    private Task<string> MarkLastWordAsync(long articleId) => pipeline.WithDbAsync(async db =>
    {
        var revision = await db.Revisions.SingleAsync(r => r.ArticleId == articleId, Cancelled);
        var text = revision.BodyText.TrimEnd();
        var start = text.LastIndexOf(' ') + 1;
        var annotation = new Annotation
        {
            ArticleId = articleId,
            RevisionId = revision.Id,
            Passage = Passage.OfUtf16(revision.BodyText, start, text.Length),
            CreatorId = null,
            CreatorName = "Vera",
            CreatedAt = revision.FetchedAt,
        };
        annotation.Take(new AnnotationState(default, null, [], false, false), AnnotationAct.Created, null, "Vera", revision.FetchedAt);
        db.Annotations.Add(annotation);
        await db.SaveChangesAsync(Cancelled);
        return text[start..];
    });

    private Task<long> SeedAsync(DateTimeOffset due) => pipeline.WithDbAsync(db => SeededRechecks.AddAsync(db, "paper.example", due, Cancelled));
}
