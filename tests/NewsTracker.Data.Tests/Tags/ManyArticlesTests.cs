using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Tags;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Annotations;
using Npgsql;

namespace NewsTracker.Data.Tests.Tags;

public sealed class ManyArticlesTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static readonly TaggedBy By = new(Guid.NewGuid(), "An editor", null, null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Who brings a newer text holds the article and then its search row and its tags; writing tags first would be the other way round.</summary>
    [Fact]
    public async Task Tags_are_written_only_once_the_articles_are_held()
    {
        var article = await database.WithDbAsync(db => MarkedArticles.AddAsync(db, ["Words."], Cancelled));
        var tree = await database.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled));
        var (had, other) = (tree.FindBySlug("mine-use")!, tree.FindBySlug("funding")!);
        var tagging = new Tagging { TagId = had.Id, Act = ArticleTagAct.Set, ArticleIds = [article], At = DateTimeOffset.UnixEpoch, ActorName = By.Name };
        await database.WithDbAsync(db =>
        {
            db.Taggings.Add(tagging);
            return db.SaveChangesAsync(Cancelled);
        });
        await database.WithAsync<ManyArticles, int>(many => many.SetAsync([article], had, [had.Id], By with { TaggingId = tagging.Id }, Cancelled));

        await database.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.LockArticleAsync(article, Cancelled);
            await IsKeptWaitingAsync<ManyArticles>(many => many.SetAsync([article], other, [other.Id], By, Cancelled));
            await IsKeptWaitingAsync<ManyArticles>(many => many.RemoveAsync([article], [had.Id], By, Cancelled));
            await IsKeptWaitingAsync<ManyArticles>(many => many.UndoAsync(tagging, 0, 10, By, Cancelled));
            await IsKeptWaitingAsync<ArticleTagging>(tags => tags.RemoveAsync(article, had.Id, new AuditActor(By.ActorId, By.Name, null), Cancelled));
            return article;
        });
        Assert.Equal([had.Id], await database.WithDbAsync(db => db.ArticleTags.Where(t => t.ArticleId == article).Select(t => t.TagId).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task An_article_that_loses_a_tag_and_one_merged_into_it_is_one_article()
    {
        var article = await database.WithDbAsync(db => MarkedArticles.AddAsync(db, ["Words."], Cancelled));
        var tree = await database.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled));
        var (tag, merged) = (tree.FindBySlug("mine-use")!, tree.FindBySlug("funding")!);
        var tagging = new Tagging { TagId = tag.Id, Act = ArticleTagAct.Removed, ArticleIds = [article], At = DateTimeOffset.UnixEpoch, ActorName = By.Name };
        await database.WithDbAsync(db =>
        {
            db.Taggings.Add(tagging);
            return db.SaveChangesAsync(Cancelled);
        });
        foreach (var had in new[] { tag, merged })
        {
            await database.WithAsync<ManyArticles, int>(many => many.SetAsync([article], had, [had.Id], By, Cancelled));
        }

        Assert.Equal(1, await database.WithAsync<ManyArticles, int>(many => many.RemoveAsync([article], [tag.Id, merged.Id], By with { TaggingId = tagging.Id }, Cancelled)));
        Assert.Equal(0, await database.WithAsync<ManyArticles, int>(many => many.CountTakenBackAsync(tagging, Cancelled)));
        var (undone, _) = await database.WithAsync<ManyArticles, (int, long?)>(many => many.UndoAsync(tagging, 0, 10, By, Cancelled));
        Assert.Equal(1, undone);
        Assert.Equal(1, await database.WithAsync<ManyArticles, int>(many => many.CountTakenBackAsync(tagging, Cancelled)));
        Assert.Equal(2, await database.WithDbAsync(db => db.ArticleTags.CountAsync(t => t.ArticleId == article, Cancelled)));
    }

    [Fact]
    public async Task A_tag_that_is_put_back_is_whose_it_was_however_often_it_is_taken_off_and_put_back()
    {
        var (byRule, byPerson) = (await database.WithDbAsync(db => MarkedArticles.AddAsync(db, ["Words."], Cancelled)), await database.WithDbAsync(db => MarkedArticles.AddAsync(db, ["Words."], Cancelled)));
        var tag = (await database.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled))).FindBySlug("mine-use")!;
        var rule = new TagRule { TagId = tag.Id, Query = "words", MadeBy = "Vera", MadeAt = DateTimeOffset.UnixEpoch };
        await database.WithDbAsync(db =>
        {
            db.TagRules.Add(rule);
            return db.SaveChangesAsync(Cancelled);
        });
        await database.WithAsync<ManyArticles, int>(many => many.SetAsync([byRule], tag, [tag.Id], TaggedBy.Rule(rule.Id, null), Cancelled));
        await database.WithAsync<ManyArticles, int>(many => many.SetAsync([byPerson], tag, [tag.Id], By, Cancelled));
        var before = await SettersAsync();
        for (var time = 0; time < 2; time++)
        {
            var tagging = new Tagging { TagId = tag.Id, Act = ArticleTagAct.Removed, ArticleIds = [byRule, byPerson], At = DateTimeOffset.UnixEpoch, ActorName = "Olga" };
            await database.WithDbAsync(db =>
            {
                db.Taggings.Add(tagging);
                return db.SaveChangesAsync(Cancelled);
            });
            var olga = new TaggedBy(Guid.NewGuid(), "Olga", null, tagging.Id);
            Assert.Equal(2, await database.WithAsync<ManyArticles, int>(many => many.RemoveAsync([byRule, byPerson], [tag.Id], olga, Cancelled)));
            await database.WithAsync<ManyArticles, (int, long?)>(many => many.UndoAsync(tagging, 0, 10, olga, Cancelled));
            Assert.Equal(before, await SettersAsync());
        }

        Assert.Equal([(rule.Id, null, $"Rule {rule.Id}"), (null, By.ActorId, By.Name)], before);

        Task<List<(long? Rule, Guid? By, string Name)>> SettersAsync() => database.WithDbAsync(async db =>
            (await db.ArticleTags.AsNoTracking().Where(t => t.ArticleId == byRule || t.ArticleId == byPerson).OrderBy(t => t.ArticleId).ToListAsync(Cancelled)).ConvertAll(t => (t.RuleId, t.ById, t.ByName)));
    }

    private async Task IsKeptWaitingAsync<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = database.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await db.Database.OpenConnectionAsync(Cancelled);
        await db.Database.ExecuteSqlAsync($"set lock_timeout = '50ms'", Cancelled);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => act(scope.ServiceProvider.GetRequiredService<TService>()));
        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused.SqlState);
    }
}
