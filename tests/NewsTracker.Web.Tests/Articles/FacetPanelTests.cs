using NewsTracker.Core.Queries;
using NewsTracker.Data.Reference;
using NewsTracker.Data.Search;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Articles.Finding;

namespace NewsTracker.Web.Tests.Articles;

public sealed class FacetPanelTests
{
    private static readonly FacetWords Words = new(new CountryNames(ReferenceData.Load().Countries), new Dictionary<long, string>(), null);

    [Theory]
    [InlineData("lang:fi", false, true, false)]
    [InlineData("lang:fi", true, true, true)]
    [InlineData("lang:fi,pl", false, true, true)]
    [InlineData("mines", false, true, true)]
    [InlineData("mines", false, false, false)]
    public void What_a_sample_tells_is_said_to_be_about_but_for_the_one_value_that_all_have(string text, bool isTotalAbout, bool areAbout, bool isAbout)
    {
        var query = Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(text)).Query;
        var facets = new SearchFacets(9_000, isTotalAbout, new Dictionary<QueryField, IReadOnlyList<FacetCount>> { [QueryField.Lang] = [new("fi", 9_000)] }, []) { AreAbout = areAbout };
        var item = FacetPanel.Make(query, facets, Words, _ => "/articles").Groups.Single().Items.First(item => item.Value == "fi");
        Assert.Equal((9_000L, isAbout), (item.Count, item.IsAbout));
    }
}
