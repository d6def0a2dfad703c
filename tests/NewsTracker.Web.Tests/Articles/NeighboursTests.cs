using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Articles;

/// <summary>The reader leads on within the list that an article was opened from, in that list's order.</summary>
public sealed class NeighboursTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_whole_list_it_leads_on_by_date()
    {
        await AddAsync("A ferry was late.");
        await AddAsync("A train was late.");
        await WalkAsync("/articles", "Older");
    }

    [Fact]
    public async Task By_relevance_the_next_best_comes_next()
    {
        await AddAsync("The okapi okapi okapi met another okapi, and then an okapi.");
        await AddAsync("A long way off somebody said that once upon a time there had been an okapi, or so it was told by those who were there.");
        await AddAsync("The okapi met an okapi on the road.");
        var (byDate, best) = (await ListAsync("/articles?q=okapi"), await ListAsync("/articles?q=okapi&sort=relevance"));
        Assert.NotEqual(byDate.Select(IdOf), best.Select(IdOf));
        await WalkAsync("/articles?q=okapi&sort=relevance", "More");
    }

    [Theory]
    [InlineData("/articles?q=wombat%20is:unread", "Older")]
    [InlineData("/articles?q=wombat%20is:unread&sort=relevance", "More")]
    public async Task Through_what_is_unread_it_leads_on_and_back_as_the_list_was_when_it_was_opened(string list, string onwards)
    {
        await AddAsync("The wombat wombat met a wombat.");
        await AddAsync("A long way off somebody said that there had been a wombat, or so it was told by those who were there.");
        await AddAsync("The wombat met a wombat on the road.");
        await WalkAsync(list, onwards);
    }

    [Fact]
    public async Task What_was_read_before_a_list_was_opened_is_passed_over_and_the_list_itself_is_of_now()
    {
        await AddAsync("A quokka was late.");
        var between = await AddAsync("Another quokka was late.");
        await AddAsync("A third quokka was late.");
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        await reader.PageAsync($"/articles/{between}", Cancelled);

        var shown = await ListAsync("/articles?q=quokka%20is:unread", reader);
        Assert.Equal(2, shown.Count);
        var first = await reader.PageAsync(shown[0], Cancelled);
        Assert.Equal(shown[1], first.QuerySelector(".neighbours [rel=next]")?.GetAttribute("href"));
        Assert.Equal("/articles?q=quokka%20is%3Aunread", first.QuerySelector(".neighbours [data-found]")?.GetAttribute("href"));
        Assert.Equal([IdOf(shown[1])], (await ListAsync("/articles?q=quokka%20is:unread", reader)).Select(IdOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("-99999999999999999")]
    [InlineData("99999999999999999")]
    public async Task A_list_that_was_opened_at_no_time_is_that_of_now(string opened)
    {
        var word = $"dugong{opened.Length}";
        var article = await AddAsync($"A {word} was late.");
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var page = await reader.PageAsync($"/articles/{article}?q={word}%20is:unread&opened={opened}", Cancelled);
        Assert.Equal([$"/articles?q={word}%20is%3Aunread"], page.QuerySelectorAll(".neighbours a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task What_answers_no_more_leads_back_and_what_was_reached_from_nowhere_leads_nowhere()
    {
        var article = await AddAsync("A tapir was late.");
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        Assert.Null((await reader.PageAsync($"/articles/{article}", Cancelled)).QuerySelector(".neighbours"));
        var lost = (await reader.PageAsync($"/articles/{article}?q=okapi&sort=relevance", Cancelled)).QuerySelector(".neighbours")!;
        Assert.Equal("/articles?q=okapi&sort=relevance", Assert.Single(lost.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Null((await reader.PageAsync($"/articles/{article}?q=contry:LTU", Cancelled)).QuerySelector(".neighbours"));
    }

    [Theory]
    [InlineData("?q=")]
    [InlineData("?q=capybara")]
    [InlineData("?q=capybara&sort=relevance")]
    public async Task More_or_less_of_the_article_is_shown_within_the_same_list(string list)
    {
        var article = await AddAnalysedAsync("The capybara capybara met a capybara in the mine field.");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var opened = await editor.PageAsync($"/articles/{article}{list}", Cancelled);
        foreach (var way in new[] { "#to-possible", "#to-retracted", ".revisions a" })
        {
            var shown = await editor.PageAsync(opened.QuerySelector(way)!.GetAttribute("href")!, Cancelled);
            Assert.Equal($"/articles{list}", shown.QuerySelector(".neighbours [data-found]")?.GetAttribute("href"));
        }

        using var unread = await editor.PostFormAsync($"/articles/{article}{list}", [], handler: "Unread");
        Assert.Equal($"/articles{list}", unread.Headers.Location!.ToString());
        Assert.Equal($"/articles/{article}{list}&handler=Unread", opened.QuerySelector("#unread")!.GetAttribute("action"));
    }

    [Theory]
    [InlineData("?q=")]
    [InlineData("?q=numbat&sort=relevance")]
    public async Task What_is_about_the_article_leads_back_to_the_same_list(string list)
    {
        var article = await AddAsync("The numbat numbat met a numbat.");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var opened = await editor.PageAsync($"/articles/{article}{list}", Cancelled);
        foreach (var way in new[] { "#cite", "#what-changed", "#annotate-link", ".tag-who a" })
        {
            var about = await editor.PageAsync(opened.QuerySelector(way)!.GetAttribute("href")!, Cancelled);
            var back = await editor.PageAsync(about.QuerySelector($"main a[href^='/articles/{article}?']")!.GetAttribute("href")!, Cancelled);
            Assert.Equal($"/articles{list}", back.QuerySelector("[data-found]")?.GetAttribute("href"));
            Assert.NotNull(about.QuerySelector($"main a[href='/articles{list}']"));
        }
    }

    [Fact]
    public async Task Marked_answered_and_tagged_without_scripts_the_list_is_kept()
    {
        const string List = "?q=numbat&sort=relevance";
        var article = await AddAsync("The numbat met another numbat. Then it was late.");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        async Task<string> SentAsync(string address, Dictionary<string, string> fields)
        {
            using var answer = await editor.PostFormAsync(address, fields, formPage: $"/articles/{article}{List}");
            return answer.Headers.Location!.ToString();
        }

        var opened = await editor.PageAsync($"/articles/{article}{List}", Cancelled);
        var marked = await SentAsync(opened.QuerySelector("#mark-form")!.GetAttribute("action")!, new() { ["RevisionNumber"] = "1", ["Chosen"] = "0" });
        Assert.StartsWith($"/articles/{article}{List}&revision=1#annotation-", marked, StringComparison.Ordinal);
        var margin = await editor.PageAsync(marked, Cancelled);
        var retract = margin.QuerySelector("button[name=act][value=Retracted]")!.GetAttribute("formaction")!;
        Assert.StartsWith($"/articles/{article}{List}&revision=1#annotation-", await SentAsync(retract, new() { ["From"] = "1", ["act"] = "Retracted" }), StringComparison.Ordinal);
        Assert.All(margin.QuerySelectorAll("[data-tags-form]"), form => Assert.Contains(List, form.GetAttribute("action"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Through_the_history_of_an_annotation_and_the_form_of_a_position_the_list_is_kept()
    {
        const string List = "?q=numbat&sort=relevance";
        var article = await AddAsync("The numbat met a third numbat. Then it was late.");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var sent = await editor.PostFormAsync($"/articles/{article}/annotate{List}", new() { ["RevisionNumber"] = "1", ["Chosen"] = "0" }, formPage: $"/articles/{article}{List}");
        var margin = await editor.PageAsync(sent.Headers.Location!.ToString(), Cancelled);
        foreach (var way in new[] { "a[href*='/positions/add']", ".annotation-head a" })
        {
            var about = await editor.PageAsync(margin.QuerySelector($".annotation {way}")!.GetAttribute("href")!, Cancelled);
            Assert.All(about.QuerySelectorAll($"main a[href^='/articles/{article}']"), back => Assert.Contains(List[1..], back.GetAttribute("href"), StringComparison.Ordinal));
            Assert.NotNull(about.QuerySelector($"main a[href^='/articles/{article}{List}']"));
        }

        var history = await editor.PageAsync(margin.QuerySelector(".annotation .annotation-head a")!.GetAttribute("href")!, Cancelled);
        var edit = await editor.PageAsync(history.QuerySelector(".actions a")!.GetAttribute("href")!, Cancelled);
        Assert.Equal(history.QuerySelector(".mb-2 a:last-child")!.GetAttribute("href"), edit.QuerySelector("[data-close]")!.GetAttribute("href"));
        Assert.EndsWith(List, edit.QuerySelector(".page-head a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EST")]
    [InlineData("EST,LVA")]
    public async Task Recorded_without_scripts_a_position_leads_back_to_the_list(string countries)
    {
        const string List = "?q=numbat&sort=relevance";
        var article = await AddAsync("Estonia and Latvia met a fourth numbat. Then it was late.");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        async Task BackAsync(IHtmlDocument page) =>
            Assert.Equal($"/articles{List}", (await editor.PageAsync(page.QuerySelector($"a[href^='/articles/{article}?']")!.GetAttribute("href")!, Cancelled)).QuerySelector("[data-found]")?.GetAttribute("href"));
        using var sent = await editor.PostFormAsync($"/articles/{article}/annotate{List}", new() { ["RevisionNumber"] = "1", ["Chosen"] = "0" }, formPage: $"/articles/{article}{List}");
        var margin = await editor.PageAsync(sent.Headers.Location!.ToString(), Cancelled);
        using var recorded = await PositionForms.SendAsync(editor, margin.QuerySelector(".annotation a[href*='/positions/add']")!.GetAttribute("href")!, Topic.Production, Stance.Intends, countries.Split(','));
        await BackAsync(await editor.PageAsync(recorded.Headers.Location!.ToString(), Cancelled));

        // What is done to it from the reader on leads back, too.
        var opened = await editor.PageAsync($"/articles/{article}{List}", Cancelled);
        Assert.EndsWith(List, opened.QuerySelector(".coded-list a.stance")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(opened.QuerySelectorAll("#body a.sign.of-positions"), sign => Assert.Contains(List[1..], sign.GetAttribute("href"), StringComparison.Ordinal));
        var position = await editor.PageAsync(await PositionForms.ActAsync(editor, opened.QuerySelector(".coded-list a.stance")!.GetAttribute("href")!, "Undo"), Cancelled);
        await BackAsync(position);
    }

    [Fact]
    public async Task Possible_positions_and_retracted_annotations_are_shown_side_by_side()
    {
        var article = await AddAnalysedAsync("A beaver was late.");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var possible = await editor.PageAsync($"/articles/{article}?possible=true", Cancelled);
        var both = await editor.PageAsync(possible.QuerySelector("#to-retracted")!.GetAttribute("href")!, Cancelled);
        Assert.NotNull(both.QuerySelector("#possible"));
        Assert.Equal("Hide retracted ones", both.QuerySelector("#to-retracted")!.TextContent);
    }

    /// <summary>From the first of a list through the reader to the last of its page, and back.</summary>
    private async Task WalkAsync(string list, string onwards)
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var shown = await ListAsync(list);
        Assert.True(shown.Count > 1);
        for (var i = 0; i < shown.Count; i++)
        {
            var page = await reader.PageAsync(shown[i], Cancelled);
            Assert.Equal(i == 0 ? null : shown[i - 1], page.QuerySelector(".neighbours [rel=prev]")?.GetAttribute("href"));
            if (i + 1 < shown.Count)
            {
                var next = page.QuerySelector(".neighbours [rel=next]")!;
                Assert.Equal((shown[i + 1], onwards), (next.GetAttribute("href"), next.TextContent.Trim()));
            }
        }
    }

    private async Task<List<string>> ListAsync(string address, HttpClient? reader = null)
    {
        var page = await (reader ?? await app.CreateSignedInAsync(Role.Analyst)).PageAsync(address, Cancelled);
        return [.. page.QuerySelectorAll("#articles .headline").OfType<IHtmlAnchorElement>().Select(link => link.GetAttribute("href")!)];
    }

    private async Task<long> AddAnalysedAsync(string words)
    {
        var article = await AddAsync(words);
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article).ExecuteUpdateAsync(set => set.SetProperty(a => a.ActingCountries, Array.Empty<CountryCode>()), Cancelled));
        return article;
    }

    private static string IdOf(string address) => address[..address.IndexOf('?', StringComparison.Ordinal)];

    private async Task<long> AddAsync(string words) => (await app.WithDbAsync(db => CodedArticle.AddAsync(db, words, TimeProvider.System.GetUtcNow(), Cancelled))).Id;
}
