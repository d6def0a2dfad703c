using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Stories;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>The list goes on behind copies, in bounds.</summary>
public sealed class ListedMatchesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1_200, true)]
    [InlineData(1_300, false)]
    public async Task The_match_behind_many_copies_is_found_and_of_too_many_one_is_shown(int copies, bool isFound)
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        var story = await StorySamples.AddManyAsync(app, copies);
        var behind = await app.WithDbAsync(db => CodedArticle.AddAsync(db, "Nobody counted the sandbags.", StorySamples.FirstOfMany.AddDays(-1), Cancelled));
        var query = await PrepareAsync("sandbags");
        var listed = await ReadAsync(matches => matches.OlderAsync(query, null, 2, Cancelled));
        Assert.Equal(2, listed.Count);
        Assert.Equal(story, listed[0].Fold?.StoryId);
        Assert.Equal((isFound, null), (listed[1].Place.Id == behind.Id, listed[1].Fold));

        // The other way the report is met behind its copies.
        var newer = await ReadAsync(matches => matches.NewerAsync(query, new ArticleCursor(StorySamples.FirstOfMany.AddDays(-1), behind.Id), 2, Cancelled));
        Assert.Equal(isFound ? 1 : 2, newer.Count);
        Assert.Equal(isFound, newer[0].Place == listed[0].Place);
    }

    [Fact]
    public async Task A_page_with_a_few_copies_is_read_at_once()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteDeleteAsync(Cancelled));
        await StorySamples.AddManyAsync(app, 4);
        for (var day = 1; day <= 36; day++)
            await app.WithDbAsync(db => CodedArticle.AddAsync(db, "Nobody counted the sandbags.", StorySamples.FirstOfMany.AddDays(-day), Cancelled));
        var query = await PrepareAsync("sandbags");
        await using var scope = app.Services.CreateAsyncScope();
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var listed = await new ListedMatches(ActivatorUtilities.CreateInstance<FoundMemory>(scope.ServiceProvider, memory)).OlderAsync(query, null, 26, Cancelled);
        Assert.Equal((26, 3), (listed.Count, listed[0].Fold?.Folded.Count()));

        // What was read is remembered: the places, and which of them are copies.
        Assert.Equal(2, memory.Count);
    }

    private async Task<SearchPreparation.Ready> PrepareAsync(string query) =>
        Assert.IsType<SearchPreparation.Ready>(await app.WithAsync<FoundMemory, SearchPreparation>(found => found.PrepareAsync(query, null, Cancelled)));

    private Task<IReadOnlyList<ListedMatch>> ReadAsync(Func<ListedMatches, Task<IReadOnlyList<ListedMatch>>> read) => app.WithAsync(read);
}
