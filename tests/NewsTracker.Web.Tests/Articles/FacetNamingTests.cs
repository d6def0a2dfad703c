using NewsTracker.Core.Queries;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Search;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Articles;

public sealed class FacetNamingTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_that_a_query_takes_for_one_are_told_apart_by_their_homes()
    {
        var (first, second) = (await AddAsync("Lantern Post (KP)", "lantern.example"), await AddAsync("LANTERN POST ( KP )", "lantern.test"));
        var counted = new SearchFacets(2, false, new Dictionary<QueryField, IReadOnlyList<FacetCount>> { [QueryField.Source] = [new($"{first}", 1), new($"{second}", 1)] }, []);
        var words = await NameAsync(ArticleQuery.Everything, counted);
        Assert.Equal(["Lantern Post (KP) (lantern.example)", "LANTERN POST ( KP ) (lantern.test)"], [words.Sources[first].Label, words.Sources[second].Label]);
        var both = ArticleQuery.Everything.With(QueryField.Source, "Lantern Post (KP)");
        Assert.Equal("Lantern Post (KP)", words.Of(both, QueryField.Source, $"{second}")!.Value.Value);
    }

    [Fact]
    public async Task What_is_asked_for_by_number_is_named_though_it_was_not_counted()
    {
        var id = await AddAsync("The Uncounted Mail", "uncounted.example");
        var words = await NameAsync(ArticleQuery.Everything.With(QueryField.Source, $"{id}"), new SearchFacets(0, false, new Dictionary<QueryField, IReadOnlyList<FacetCount>>(), []));
        Assert.Equal("The Uncounted Mail", words.Called(QueryField.Source, $"{id}"));
    }

    private Task<FacetWords> NameAsync(ArticleQuery query, SearchFacets facets) => app.WithAsync<FacetNaming, FacetWords>(naming => naming.NameAsync(query, facets, Cancelled));

    private Task<long> AddAsync(string name, string host) => app.WithDbAsync(async db =>
    {
        var source = new Source { Name = name, HomeUrl = $"https://{host}/", CreatedAt = TimeProvider.System.GetUtcNow() };
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return source.Id;
    });
}
