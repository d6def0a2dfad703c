using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Rechecks;
using NewsTracker.Scraping.Outbound;
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
        var notice = await pipeline.WithDbAsync(db => db.Notices.SingleAsync(n => n.SubjectType == "Article" && n.SubjectId == $"{articleId}", Cancelled));
        Assert.Equal((NoticeAudience.Editors, $"/articles/{articleId}/revisions?from=1&to=2"), (notice.Audience, notice.Link));
        Assert.Contains(quote, notice.Text, StringComparison.Ordinal);

        // A later edit elsewhere takes nothing more away.
        newsroom.EditArticle(path, "amended", "amended again");
        clock.SetUtcNow(seen.AddDays(1));
        Assert.Contains(articleId, await PassAsync(process));
        Assert.Equal(3, await pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == articleId, Cancelled)));
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.Notices.CountAsync(n => n.SubjectType == "Article" && n.SubjectId == $"{articleId}", Cancelled)));

        // Nothing ran for a month: one check makes up for those that were missed, and is the last.
        clock.SetUtcNow(seen.AddDays(30));
        Assert.Contains(articleId, await PassAsync(process));
        Assert.Equal((4, (DateTimeOffset?)null), ((await RecheckAsync(articleId)).Step, (await RecheckAsync(articleId)).NextAt));
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

    private Task<int> RemoveAsync(long sourceId, DateTimeOffset? at) =>
        pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovedAt, at), Cancelled));

    [Fact]
    public async Task Two_processes_never_look_at_the_same_article_and_one_host_does_not_fill_the_hands()
    {
        var now = TimeProvider.System.GetUtcNow();
        var ids = await SeedAsync(hosts: 6, each: 5, now.AddMinutes(-1));
        await using var other = pipeline.Another();
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => TakeAsync(i % 2 == 0 ? pipeline.Services : other, 3)));
        var all = taken.SelectMany(leases => leases).Where(lease => ids.Contains(lease.ArticleId)).ToList();
        Assert.Equal(all.Count, all.Select(lease => lease.ArticleId).Distinct().Count());
        Assert.NotEmpty(all);
        Assert.All(taken, leases => Assert.All(leases.GroupBy(lease => new Uri(lease.Url).Host), host => Assert.True(host.Count() <= 2, $"{host.Count()} of {host.Key} at once")));
    }

    [Fact]
    public async Task A_check_whose_lease_ran_out_is_settled_by_the_later_holder_only()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = (await SeedAsync(hosts: 1, each: 1, now.AddYears(-1)))[0];
        var first = (await TakeAsync(pipeline.Services, 50)).Single(lease => lease.ArticleId == id);
        await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, now.AddSeconds(-1))));
        var second = (await TakeAsync(pipeline.Services, 50)).Single(lease => lease.ArticleId == id);
        Assert.Equal((0, 1), (first.Losses, second.Losses));
        Assert.Equal(0, await SettleAsync(first));
        Assert.Equal(1, await SettleAsync(second));
    }

    [Fact]
    public async Task A_check_that_one_process_after_the_other_did_not_live_through_waits_as_one_that_failed()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = (await SeedAsync(hosts: 1, each: 1, now.AddMinutes(-1)))[0];
        await CheckAsync(pipeline.Services, await LoseAsync(id, RecheckLease.Borne + 1));
        var after = await RecheckAsync(id);
        Assert.Equal((RecheckOutcome.Failed, 1, 0), (after.Outcome, after.Failures, after.Step));
        Assert.StartsWith("The process ended", after.Reason, StringComparison.Ordinal);
        Assert.True(after.NextAt >= now.AddMinutes(10));

        await DueAsync(id);
        Assert.True((await LoseAsync(id, 1)).EndsProcesses);
    }

    [Fact]
    public async Task A_check_that_was_blamed_once_is_made_when_it_is_due_again()
    {
        var id = (await SeedAsync(hosts: 1, each: 1, TimeProvider.System.GetUtcNow().AddMinutes(-1)))[0];
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddScoped<IFetcher, Unchanged>());
        await CheckAsync(process, await LoseAsync(id, RecheckLease.Borne + 1));
        await DueAsync(id);
        await CheckAsync(process, await LoseAsync(id, 0));
        var after = await RecheckAsync(id);
        Assert.Equal((RecheckOutcome.Unchanged, 0, 0), (after.Outcome, after.Failures, after.Losses));
    }

    private Task<int> DueAsync(long id)
    {
        DateTimeOffset? due = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        return pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAt, due), Cancelled));
    }

    [Fact]
    public async Task A_check_that_was_lost_with_its_process_is_made_and_not_blamed()
    {
        var id = (await SeedAsync(hosts: 1, each: 1, TimeProvider.System.GetUtcNow().AddMinutes(-1)))[0];
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddScoped<IFetcher, Unchanged>());
        await CheckAsync(process, await LoseAsync(id, RecheckLease.Borne));
        var after = await RecheckAsync(id);
        Assert.Equal((RecheckOutcome.Unchanged, 0, 0), (after.Outcome, after.Failures, after.Losses));
    }

    /// <summary>Takes the check, has the process end so often, and takes it again.</summary>
    private async Task<RecheckLease> LoseAsync(long id, int times)
    {
        await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId != id).ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAt, (DateTimeOffset?)null), Cancelled));
        for (var lost = 0; lost < times; lost++)
        {
            await TakeAsync(pipeline.Services, 50);
            await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, DateTimeOffset.UnixEpoch), Cancelled));
        }

        return (await TakeAsync(pipeline.Services, 50)).Single(lease => lease.ArticleId == id);
    }

    private static async Task CheckAsync(IServiceProvider process, RecheckLease lease)
    {
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ArticleRechecker>().CheckAsync(lease, Cancelled);
    }

    [Fact]
    public async Task Articles_stored_while_none_were_planned_are_looked_at_as_long_as_the_plan_covers_them()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (recent, old) = ((await SeedAsync(hosts: 1, each: 1, now.AddDays(-2)))[0], (await SeedAsync(hosts: 1, each: 1, now.AddDays(-8)))[0]);
        await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == recent || r.ArticleId == old).ExecuteDeleteAsync(Cancelled));
        Assert.Equal((1, 0), (await CatchUpAsync(), await CatchUpAsync()));
        var planned = await RecheckAsync(recent);
        Assert.Equal(("paper0.example", 0), (planned.Host, planned.Step));
        Assert.True(planned.NextAt < now);
        Assert.False(await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AnyAsync(r => r.ArticleId == old, Cancelled)));
    }

    private async Task<int> CatchUpAsync()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecheckCatchUp>().RunAsync(Cancelled).SumAsync(Cancelled);
    }

    [Fact]
    public async Task What_is_due_is_found_by_its_index()
    {
        var plan = await pipeline.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off", Cancelled);
            return string.Join('\n', await db.Database.SqlQueryRaw<string>("explain select article_id, host, next_at from article_rechecks where next_at <= now() order by next_at limit 500").ToListAsync(Cancelled));
        });
        Assert.Contains("ix_article_rechecks_due", plan, StringComparison.Ordinal);
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

    private async Task<int> SettleAsync(RecheckLease lease)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecheckLeases>().SettleAsync(lease, RecheckOutcome.Unchanged, null, Cancelled);
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

    private Task<List<long>> SeedAsync(int hosts, int each, DateTimeOffset due) => pipeline.WithDbAsync(async db =>
    {
        var ids = new List<long>();
        for (var host = 0; host < hosts; host++)
        {
            for (var i = 0; i < each; i++)
            {
                var url = $"https://paper{host}.example/{Guid.NewGuid()}";
                var article = new NewsTracker.Core.Articles.Article
                {
                    Url = url,
                    Headline = "Seeded",
                    Origin = NewsTracker.Core.Articles.ArticleOrigin.Feed,
                    DatedAt = due,
                    FirstSeenAt = due,
                    LastChangedAt = due,
                };
                db.Articles.Add(article);
                await db.SaveChangesAsync(Cancelled);
                db.Add(new ArticleRecheck { ArticleId = article.Id, Url = url, Host = $"paper{host}.example", FirstSeenAt = due.AddHours(-1), NextAt = due });
                ids.Add(article.Id);
            }
        }

        await db.SaveChangesAsync(Cancelled);
        return ids;
    });

    private sealed class Unchanged : IFetcher
    {
        public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) => Task.FromResult<FetchOutcome>(new FetchOutcome.NotModified());
    }
}
