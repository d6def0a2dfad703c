using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Changes;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.PageMemory;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What is found is found once while nothing changes, and anew as soon as something does.</summary>
public sealed class FoundMemoryTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_comes_in_is_found_at_once_in_each_way()
    {
        var first = await AddAsync("dromedary");
        Assert.Equal([first], (await FindAsync("dromedary", null)).Older);
        var second = await AddAsync("dromedary");
        var (older, best, newer) = await FindAsync("dromedary", null, first);
        Assert.Equivalent(new[] { first, second }, older);
        Assert.Equivalent(new[] { first, second }, best);
        Assert.Equal([second], newer);
    }

    [Fact]
    public async Task The_same_answer_is_given_until_something_changes()
    {
        await AddAsync("pangolin");
        Assert.Same(await PrepareAsync("pangolin", null), await PrepareAsync("pangolin", null));
        var before = await PrepareAsync("pangolin", null);
        await AddAsync("armadillo");
        Assert.NotSame(before, await PrepareAsync("pangolin", null));
    }

    [Fact]
    public async Task A_tag_that_is_taken_off_finds_no_more()
    {
        var article = await AddAsync("quokka");
        var tag = (await app.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled))).FindBySlug("mine-use")!.Id;
        var editor = new AuditActor(null, "An editor", null);
        await app.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.SetAsync(article, tag, editor, Cancelled));
        Assert.Equal([article], (await FindAsync("quokka tag:mine-use", null)).Older);
        await app.WithAsync<ArticleTagging, ArticleTagOutcome>(tags => tags.RemoveAsync(article, tag, editor, Cancelled));
        Assert.Empty((await FindAsync("quokka tag:mine-use", null)).Older);
    }

    [Fact]
    public async Task What_one_has_read_is_told_to_nobody_else_and_not_remembered()
    {
        var article = await AddAsync("axolotl");
        var (reader, other) = (await app.AddReaderAsync(Cancelled), await app.AddReaderAsync(Cancelled));
        Assert.Equal([article], (await FindAsync("axolotl is:unread", reader)).Older);
        await app.WithAsync<ReadingLog, int>(async log =>
        {
            await log.MarkReadAsync(reader, article, Cancelled);
            return 0;
        });
        Assert.Empty((await FindAsync("axolotl is:unread", reader)).Older);
        Assert.Equal([article], (await FindAsync("axolotl is:unread", other)).Older);
        Assert.IsType<SearchPreparation.Refused>(await PrepareAsync("axolotl is:unread", null));
    }

    private async Task<long> AddAsync(string word) => (await app.WithDbAsync(db => CodedArticle.AddAsync(db, $"The {word} was late.", TimeProvider.System.GetUtcNow(), Cancelled))).Id;

    private Task<SearchPreparation> PrepareAsync(string query, Guid? reader) => AskAsync(memory => memory.PrepareAsync(query, reader, Cancelled));

    private Task<(long[] Older, long[] Best, long[] Newer)> FindAsync(string query, Guid? reader, long? after = null) => AskAsync(async memory =>
    {
        var ready = Assert.IsType<SearchPreparation.Ready>(await memory.PrepareAsync(query, reader, Cancelled));
        var (older, best) = (await memory.OlderAsync(ready, null, 10, Cancelled), await memory.RelevantAsync(ready, Cancelled));
        var newer = await memory.NewerAsync(ready, older.LastOrDefault(place => after is null || place.Id == after), 10, Cancelled);
        long[] Ids(IReadOnlyList<ArticleCursor> places) => [.. places.Select(place => place.Id)];
        return (Ids(older), Ids(best), Ids(newer));
    });

    /// <summary>As a request of its own asks.</summary>
    private async Task<T> AskAsync<T>(Func<FoundMemory, Task<T>> ask)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await ask(new(
            services.GetRequiredService<ArticleQueryPreparation>(), services.GetRequiredService<ArticleSearch>(), services.GetRequiredService<StoryFolds>(), new ChangesAtArrival(services.GetRequiredService<ChangeCounter>()), services.GetRequiredService<IMemoryCache>()));
    }
}
