using System.Text;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Feeds.Listing;

public class ListingReaderTests
{
    private static readonly Uri Url = new("https://paper.example/defence");
    private static readonly DateOnly Day = new(2025, 7, 20);

    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Defence - The Paper</title></head><body>
        <nav><ul><li><a href="/politics">Politics and government news</a></li><li><a href="/defence">Defence and security news</a></li><li><a href="/sport">Sport from all over the country</a></li></ul></nav>
        <main><div class="river">
        <div class="teaser teaser-1"><a href="/2025/07/09/minister-orders-new-mines" class="img"></a><h3><a href="/2025/07/09/minister-orders-new-mines">Minister orders new mines for the eastern border</a></h3><em class="date">9 July 2025</em></div>
        <div class="teaser teaser-2"><h3><a href="/2025/07/08/parliament-votes-to-leave#comments">Parliament votes to leave the convention</a></h3><em class="date">8 July 2025</em></div>
        <div class="teaser teaser-3"><h3><a href="/2025/07/07/sappers-clear-a-beach">Sappers clear a beach after a winter of storms</a></h3><em class="date">7 July 2025</em></div>
        </div><div class="pages"><a class="next" href="?p=2">Older</a></div></main>
        <aside><ul><li><a href="/2025/01/01/an-old-story">An old story that everybody reads again</a></li><li><a href="/2025/01/02/another-old-story">Another old story that everybody reads</a></li><li><a href="/2025/01/03/a-third">A third old story that somebody reads</a></li></ul></aside>
        </body></html>
        """;

    [Fact]
    public void The_engine_finds_the_list_its_dates_and_the_next_page_by_itself()
    {
        var read = Assert.IsType<ListingOutcome.Read>(Read(Page, rules: null));
        Assert.Equal(FeedKind.Listing, read.Document.Kind);
        Assert.Equal(
            [
                ("https://paper.example/2025/07/09/minister-orders-new-mines", "Minister orders new mines for the eastern border", "2025-07-09"),
                ("https://paper.example/2025/07/08/parliament-votes-to-leave", "Parliament votes to leave the convention", "2025-07-08"),
                ("https://paper.example/2025/07/07/sappers-clear-a-beach", "Sappers clear a beach after a winter of storms", "2025-07-07"),
            ],
            read.Document.Entries.Select(entry => (entry.Link!, entry.Title!, entry.Published?.ToString() ?? "")));
        Assert.Equal([new Uri("https://paper.example/defence?p=2")], read.Next);
        Assert.Equal((".date", "a.next"), (read.Rules.Date, read.Rules.Next));
    }

    [Fact]
    public void A_link_to_a_name_that_is_none_costs_the_rest_nothing() =>
        Assert.Equal(3, Assert.IsType<ListingOutcome.Read>(Read(Page.Replace("</nav>", """<a href="https://a&zwj;.example/older" class="next">Older stories of a neighbour, in full</a></nav>""", StringComparison.Ordinal), rules: null)).Document.Entries.Count);

    [Theory]
    [InlineData("defence", """<a href="?p=2">next</a> <a href="?p=42">last &raquo;</a>""", "?p=2")]
    [InlineData("defence?p=2", """<a href="?p=1">« first</a> <a href="?p=1">previous</a> <a href="?p=3">next</a> <a href="?p=42">last »</a>""", "?p=3")]
    [InlineData("defence?p=2", """<a href="?p=1">«</a> <a href="?p=1">‹</a> <a href="?p=1">1</a> <b>2</b> <a href="?p=3">3</a> <a href="?p=3">›</a> <a href="?p=42">»</a>""", "?p=3")]
    [InlineData("defence?p=5", """<a href="?p=1">1</a> … <a href="?p=4">4</a> <a href="?p=5">5</a> <a href="?p=6">6</a> … <a href="?p=42">42</a> <a href="?p=42" aria-label="Viimeinen">⇥</a>""", "?p=6")]
    [InlineData("defence", """<a href="?p=2"><svg></svg></a> <a rel="next" href="?p=3">3</a> <a href="?p=42" title="Last page">»</a>""", "?p=3")]
    [InlineData("defence?p=2", """<a href="/defence">«</a> <a href="?p=3">◂▸</a>""", "?p=3")]
    public void The_next_page_is_not_the_last(string path, string pager, string next)
    {
        var html = Page.Replace("""<div class="pages"><a class="next" href="?p=2">Older</a></div>""", $"""<div class="pagination"><span>{pager}</span></div>""", StringComparison.Ordinal);
        var url = new Uri(Url, path);

        var read = Assert.IsType<ListingOutcome.Read>(ListingReader.Read(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", url, Day, Rules("""{ "items": ".teaser", "next": ".pagination a", "pages": 3 }""")));

        Assert.Equal(new Uri(Url, "/defence" + next), read.Next[0]);
    }

    [Fact]
    public void What_the_engine_found_reads_the_same_when_it_is_given_as_rules()
    {
        var found = Assert.IsType<ListingOutcome.Read>(Read(Page, rules: null));
        var again = Assert.IsType<ListingOutcome.Read>(Read(Page, Rules(ListingRulesJson.Write(found.Rules))));
        Assert.Equal(found.Document.Entries.Select(entry => (entry.Link, entry.Title)), again.Document.Entries.Select(entry => (entry.Link, entry.Title)));
    }

    [Fact]
    public void Rules_choose_the_links_and_their_fields()
    {
        var read = Assert.IsType<ListingOutcome.Read>(Read(Page, Rules("""{ "items": "aside li", "headline": "aside a" }""")));
        Assert.Equal(["An old story that everybody reads again", "Another old story that everybody reads", "A third old story that somebody reads"], read.Document.Entries.Select(entry => entry.Title));
        Assert.Empty(read.Next);
    }

    [Theory]
    [InlineData("""{ "items": ".gone" }""", "Nothing on the page matches")]
    [InlineData("""{ "items": "em.date" }""", "none of them holds a link")]
    public void Rules_that_find_nothing_are_told_of(string rules, string expected) =>
        Assert.Contains(expected, Assert.IsType<ListingOutcome.NotAListing>(Read(Page, Rules(rules))).Explanation, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""{ "items": "li:has(a)" }""")]
    [InlineData("""{ "items": "li[" }""")]
    [InlineData("""{ "items": "li", "pages": 3 }""")]
    [InlineData("""{ "items": "li", "next": "a", "pages": 99 }""")]
    [InlineData("""{ "items": "li", "colour": "red" }""")]
    [InlineData("""{ "items": 3 }""")]
    [InlineData("""{ "items": "\ud800" }""")]
    [InlineData("nonsense")]
    public void Faulty_rules_are_told_in_sentences(string json)
    {
        var (rules, problems) = ListingRulesJson.Parse(json);
        Assert.Null(rules);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void A_next_page_that_would_never_be_asked_for_is_told_to_who_writes_it_and_kept_where_it_is()
    {
        const string Json = """{ "items": "li", "next": "a" }""";
        Assert.NotNull(ListingRulesJson.Parse(Json).Rules);
        var (rules, problems) = ListingRulesJson.ParseTyped(Json);
        Assert.Null(rules);
        Assert.Contains("\"pages\"", Assert.Single(problems), StringComparison.Ordinal);
        Assert.NotNull(ListingRulesJson.ParseTyped("""{ "items": "li", "next": "a", "pages": 2 }""").Rules);
    }

    [Fact]
    public void A_page_without_a_list_is_said_to_have_none() =>
        Assert.IsType<ListingOutcome.NotAListing>(Read("<html><body><p>Nothing to see here.</p><a href='/x'>x</a></body></html>", rules: null));

    [Fact]
    public void A_hostile_page_of_twice_the_links_costs_no_more_than_twice_the_work()
    {
        var (guessed, ruled) = (CostOf(Hostile(10_000), rules: null), CostOf(Hostile(10_000), HostileRules));
        var (guessedTwice, ruledTwice) = (CostOf(Hostile(20_000), rules: null), CostOf(Hostile(20_000), HostileRules));
        TestContext.Current.TestOutputHelper!.WriteLine($"{guessed:N0} {guessedTwice:N0} {ruled:N0} {ruledTwice:N0}");
        Assert.InRange(guessedTwice, 1, guessed * 5 / 2);
        Assert.InRange(ruledTwice, 1, ruled * 5 / 2);
    }

    private static readonly ListingRules HostileRules = Rules("""{ "items": ".a", "headline": ".a a", "date": ".a .a a", "next": ".a" }""");

    private static string Hostile(int links)
    {
        var page = new StringBuilder("<html><body>");
        for (var i = 0; i < 200; i++)
            page.Append("<div class='a'><a href='/2025/").Append(i).Append("/one-two-three-four'>Some headline of four words here</a>");
        for (var i = 0; i < links; i++)
            page.Append("<a href='/2025/").Append(i).Append("/one-two-three-four'>Some headline of four words here</a>");
        return page.ToString();
    }

    /// <summary>Bytes allocated on the way: every step of the walks over a page allocates, and no machine's haste changes their number.</summary>
    private static long CostOf(string html, ListingRules? rules)
    {
        Read(html, rules);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(html, rules);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ListingRules Rules(string json)
    {
        var (rules, problems) = ListingRulesJson.Parse(json);
        Assert.Empty(problems);
        return rules!;
    }

    private static ListingOutcome Read(string html, ListingRules? rules) => ListingReader.Read(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Url, Day, rules);
}
