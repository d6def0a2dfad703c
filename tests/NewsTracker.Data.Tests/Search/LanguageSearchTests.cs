using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tests.Hosting;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Data.Tests.Search;

/// <summary>Pages name the ways in which Norwegian is written; who asks for Norwegian means all of it.</summary>
public sealed class LanguageSearchTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Norwegian_is_found_and_counted_whichever_way_it_is_written()
    {
        foreach (var language in (string[])["nb-NO", "nn", "no", "sv"])
        {
            await database.WithDbAsync(async db =>
            {
                var article = await CodedArticle.AddAsync(db, "Minene ryddes.", DateTimeOffset.UnixEpoch, Cancelled);
                return await db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Language, language), Cancelled);
            });
        }

        Assert.Equal([("no", 3), ("sv", 1)], (await CountAsync("ryddes")).Values[QueryField.Lang].Select(facet => (facet.Value, facet.Count)));
        Assert.Equal(3, (await CountAsync("minene lang:no")).Total);
        Assert.Equal(3, (await CountAsync("lang:nb")).Total);
    }

    private async Task<SearchFacets> CountAsync(string text)
    {
        var query = Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(text)).Query;
        var ready = Assert.IsType<SearchPreparation.Ready>(await database.WithAsync<ArticleQueryPreparation, SearchPreparation>(preparation => preparation.PrepareAsync(query, Cancelled)));
        return await database.WithAsync<SearchCounting, SearchFacets>(counting => counting.CountAsync(ready.Condition, Cancelled));
    }
}
