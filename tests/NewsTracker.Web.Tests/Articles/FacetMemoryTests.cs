using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Changes;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.PageMemory;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>What stands beside the results is as new as the results, unless counting takes long.</summary>
public sealed class FacetMemoryTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static readonly AuditActor Editor = new(null, "An editor", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_that_is_taken_off_again_is_counted_no_more()
    {
        var (article, tag) = await SampleAsync("dirigible");
        var clock = new FakeTimeProvider();
        Assert.Equal(0, await CountAsync("dirigible", tag, clock));
        await TagAsync(tags => tags.SetAsync(article, tag, Editor, Cancelled));
        Assert.Equal(1, await CountAsync("dirigible", tag, clock));
        await TagAsync(tags => tags.RemoveAsync(article, tag, Editor, Cancelled));
        Assert.Equal(0, await CountAsync("dirigible", tag, clock));
    }

    [Fact]
    public async Task What_takes_long_to_count_is_counted_a_tenth_of_the_time()
    {
        var (article, tag) = await SampleAsync("ornithopter");
        var clock = new SlowClock();
        Assert.Equal(0, await CountAsync("ornithopter", tag, clock));
        await TagAsync(tags => tags.SetAsync(article, tag, Editor, Cancelled));
        Assert.Equal(0, await CountAsync("ornithopter", tag, clock));
        clock.Advance(20);
        Assert.Equal(1, await CountAsync("ornithopter", tag, clock));
    }

    private async Task<long> CountAsync(string query, long tag, TimeProvider clock)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var memory = new FacetMemory(
            services.GetRequiredService<SearchCounting>(), services.GetRequiredService<FacetNaming>(), new ChangesAtArrival(services.GetRequiredService<ChangeCounter>()), services.GetRequiredService<IMemoryCache>(), clock);
        var prepared = Assert.IsType<SearchPreparation.Ready>(await services.GetRequiredService<ArticleQueryPreparation>().PrepareAsync(query, Cancelled));
        var facets = (await memory.CountAsync(prepared, Cancelled)).Facets;
        return facets.Values.GetValueOrDefault(QueryField.Tag)?.FirstOrDefault(facet => facet.Value == $"{tag}")?.Count ?? 0;
    }

    private async Task<(long Article, long Tag)> SampleAsync(string word)
    {
        var article = await app.WithDbAsync(db => CodedArticle.AddAsync(db, $"The {word} was late.", TimeProvider.System.GetUtcNow(), Cancelled));
        return (article.Id, (await app.WithDbAsync(db => db.Tags.ReadTreeAsync(Cancelled))).FindBySlug("mine-use")!.Id);
    }

    private Task<ArticleTagOutcome> TagAsync(Func<ArticleTagging, Task<ArticleTagOutcome>> act) => app.WithAsync(act);

    /// <summary>A second goes by whenever it is looked at.</summary>
    private sealed class SlowClock : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public void Advance(long by) => seconds += by;

        public override long GetTimestamp() => ++seconds;
    }
}
