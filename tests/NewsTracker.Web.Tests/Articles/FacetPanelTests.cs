using NewsTracker.Core.Queries;
using NewsTracker.Data.Reference;
using NewsTracker.Data.Search;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Articles.Finding;

namespace NewsTracker.Web.Tests.Articles;

public sealed class FacetPanelTests
{
    private static readonly FacetWords Words = new(new CountryNames(ReferenceData.Load().Countries), new Dictionary<long, FacetSource> { [5] = new("The Post", "post.example"), [9] = new("The Post", "post.test"), [11] = new("The Mail", null) }, new Dictionary<long, FacetTag>());

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

    [Theory]
    [InlineData("mines", "The Post (post.example)=5 The Post (post.test)=9 The Mail=The Mail")]
    [InlineData("source:5", "The Post (post.example)=5* The Post (post.test)=9 The Mail=The Mail")]
    [InlineData("source:\"The Post\"", "The Post (post.example)=The Post* The Post (post.test)=The Post* The Mail=The Mail")]
    public void Each_of_two_sources_of_one_name_is_led_to_by_itself_unless_both_are_asked_for(string text, string items)
    {
        var query = Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(text)).Query;
        var facets = new SearchFacets(9, false, new Dictionary<QueryField, IReadOnlyList<FacetCount>> { [QueryField.Source] = [new("5", 4), new("9", 3), new("11", 2)] }, []);
        Assert.Equal(items, string.Join(' ', FacetPanel.Make(query, facets, Words, _ => "/articles").Groups.Single().Items.Select(item => $"{item.Label}={item.Value}{(item.IsOn ? "*" : "")}")));
    }

    [Theory]
    [InlineData(15, 15, false)]
    [InlineData(16, 15, true)]
    public void What_is_left_out_is_said(int counted, int shown, bool hasMore)
    {
        var languages = Enumerable.Range(0, counted).Select(i => new FacetCount($"{(char)('a' + i)}a", 100 - i)).ToList();
        var facets = new SearchFacets(900, false, new Dictionary<QueryField, IReadOnlyList<FacetCount>> { [QueryField.Lang] = languages }, []);
        var group = FacetPanel.Make(ArticleQuery.Everything, facets, Words, _ => "/articles").Groups.Single();
        Assert.Equal((shown, hasMore), (group.Items.Count, group.HasMore));
    }

    [Theory]
    [InlineData("source:5", "The Post (post.example)", "5")]
    [InlineData("lang:de", "German", "de")]
    [InlineData("lang:xx", "xx", "xx")]
    [InlineData("country:LTU", "Lithuania", "LTU")]
    [InlineData("topic:clearance", "Clearance", "clearance")]
    [InlineData("stance:in_effect", "In effect", "in_effect")]
    [InlineData("state:kept", "Kept", "kept")]
    public void What_is_asked_for_has_its_name_though_nothing_was_found(string text, string label, string value)
    {
        var query = Assert.IsType<QueryReading.Understood>(ArticleQuery.Read(text)).Query;
        var item = Assert.Single(FacetPanel.Make(query, new SearchFacets(0, false, new Dictionary<QueryField, IReadOnlyList<FacetCount>>(), []), Words, _ => "/articles").Groups.Single().Items);
        Assert.Equal((label, 0L, true, value), (item.Label, item.Count, item.IsOn, item.Value));
    }
}
