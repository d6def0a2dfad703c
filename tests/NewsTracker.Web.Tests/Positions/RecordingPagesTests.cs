using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;
using static NewsTracker.Web.Tests.Positions.PositionForms;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Positions without scripts: recorded, and corrected where others correct, too.</summary>
public sealed class RecordingPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passage_is_coded_for_all_countries_that_it_names_and_leads_back_to_its_words()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = newsroom.FormFor("Both have approved their exit from the Ottawa Convention, as have Poland, Latvia and Estonia");
        var form = await editor.PageAsync(address, Cancelled);
        Assert.Equal(["POL", "LVA", "EST"], form.QuerySelectorAll<IHtmlInputElement>("input[name='Input.Countries']:checked").Select(box => box.Value));
        Assert.Equal("2025-07-09", form.QuerySelector("#said-on")!.GetAttribute("value"));

        using var sent = await SendAsync(editor, address, Topic.Withdrawal, Stance.Intends, ["POL", "LVA", "EST"], more: "lithuania, FIN");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var list = await editor.PageAsync(sent.Headers.Location!.ToString(), Cancelled);
        Assert.Equal(5, list.QuerySelectorAll("#positions tbody tr").Length);

        var country = await editor.PageAsync("/countries/FIN?asOf=2025-08-01", Cancelled);
        var row = country.QuerySelector("#stance-withdrawal")!;
        Assert.Contains("Intends, because it is the latest accepted position on withdrawal said on or before 1 Aug 2025", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/articles/{newsroom.Article.Id}?revision=1#annotation-", country.QuerySelector(".timeline blockquote a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty((await editor.PageAsync("/countries/FIN?asOf=2025-07-08", Cancelled)).QuerySelectorAll("#stance-withdrawal"));
        Assert.Empty((await editor.PageAsync("/countries/FIN?knownAt=2025-08-01", Cancelled)).QuerySelectorAll("#stance-withdrawal"));
    }

    [Fact]
    public async Task What_is_missing_is_told_in_words_and_nothing_typed_is_lost()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var sent = await SendAsync(editor, newsroom.FormFor("Both have approved their exit"), Topic.Withdrawal, Stance.Formalises, ["LTU"], more: "Atlantis", note: "Read twice");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await sent.ReadAsync(Cancelled);
        Assert.Contains("“Atlantis” is no state", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Read twice", page.QuerySelector("#note")!.TextContent);

        using var again = await SendAsync(editor, newsroom.FormFor("Both have approved their exit"), Topic.Withdrawal, Stance.Formalises, ["LTU"]);
        Assert.Contains("needs the date of the formal step", (await again.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.Positions.AnyAsync(p => p.ArticleId == newsroom.Article.Id, Cancelled)));
    }

    [Fact]
    public async Task What_is_typed_on_a_suggestion_that_goes_meanwhile_is_kept_and_can_be_recorded_without_it()
    {
        const string Words = "Both have approved their exit";
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var suggestion = await newsroom.SuggestAsync(Words, Topic.Withdrawal, Stance.Considers, "LTU");
        var form = await editor.PageAsync($"{newsroom.FormFor(Words)}&suggestion={suggestion}", Cancelled);
        await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).ExecuteDeleteAsync(Cancelled));
        using var sent = await SendAsync(editor, form, Topic.Withdrawal, Stance.Intends, ["LTU"], note: "Read twice");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await sent.ReadAsync(Cancelled);
        Assert.Contains("This suggestion is gone", page.QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Read twice", page.QuerySelector("#note")!.TextContent);

        using var again = await SendAsync(editor, page, Topic.Withdrawal, Stance.Intends, ["LTU"], note: "Read twice");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(["LTU Withdrawal Intends"], await newsroom.CodedAsync());
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_versions_and_merges()
    {
        var (id, seen, _, second, _) = await CorrectedMeanwhileAsync();
        using var mine = await CorrectAsync(second, id, seen, Stance.RulesOut, "They deny it");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mine.StatusCode);
        var page = await mine.ReadAsync(Cancelled);
        var differences = page.QuerySelector("#meanwhile table")!.TextContent;
        Assert.Contains("Considers", differences, StringComparison.Ordinal);
        Assert.Contains("Rules out", differences, StringComparison.Ordinal);
        Assert.Equal("rules_out", page.QuerySelector<IHtmlSelectElement>("#stance")!.Value);

        // Saving what the page shows corrects theirs.
        var target = page.QuerySelector("#coding")!.GetAttribute("action")!;
        using var merged = await CorrectAsync(second, long.Parse(target.Split('/')[2], null), page.QuerySelector("input[name=Seen]")!.GetAttribute("value"), Stance.RulesOut, "They deny it");
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        var country = await second.PageAsync("/countries/EST?asOf=2025-08-01", Cancelled);
        Assert.Contains("Rules out", country.QuerySelector("#stance-production")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_otherwise_of_the_same_day_is_shown_where_both_stand()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Intends, "LUX"))[0];
        using var corrected = await CorrectAsync(editor, id, null, Stance.Considers, "An option only");
        Assert.Null((await editor.PageAsync($"/positions/{id}", Cancelled)).QuerySelector("#conflicts"));

        var other = (await newsroom.RecordAsync("officials hinted", PositionState.Accepted, Topic.Production, Stance.RulesOut, "LUX"))[0];
        var correction = corrected.Headers.Location!.ToString();
        Assert.Equal($"/positions/{other}", (await editor.PageAsync(correction, Cancelled)).QuerySelector("#conflicts a")!.GetAttribute("href"));
        Assert.Equal(correction, (await editor.PageAsync($"/positions/{other}", Cancelled)).QuerySelector("#conflicts a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_correction_that_was_undone_meanwhile_is_not_what_the_second_editor_corrects()
    {
        var (id, seen, first, second, correction) = await CorrectedMeanwhileAsync();
        await ActAsync(first, correction, "Undo");

        using var mine = await CorrectAsync(second, id, seen, Stance.RulesOut, "They deny it");
        var page = await mine.ReadAsync(Cancelled);
        Assert.Contains("save again to correct it as it is now", page.QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/positions/{id}/correct", page.QuerySelector("#coding")!.GetAttribute("action"));
        using var again = await CorrectAsync(second, id, page.QuerySelector("input[name=Seen]")!.GetAttribute("value"), Stance.RulesOut, "They deny it");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Theory]
    [InlineData(PositionState.Draft, "The correction is draft; it takes the place of position")]
    [InlineData(PositionState.Accepted, "The correction stands.")]
    public async Task What_becomes_of_the_corrected_position_is_told_as_it_is(PositionState state, string told)
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", state, Topic.Production, Stance.Intends, "EST"))[0];
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var corrected = await CorrectAsync(editor, id, null, Stance.Considers, "An option only");
        Assert.Contains(told, (await editor.PageAsync(corrected.Headers.Location!.ToString(), Cancelled)).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_what_took_its_place_was_retracted_that_is_told()
    {
        var (id, seen, first, second, replacement) = await CorrectedMeanwhileAsync();
        await ActAsync(first, replacement, "Retract", "Not said");

        using var mine = await CorrectAsync(second, id, seen, Stance.RulesOut, "They deny it");
        Assert.Contains($"Position {replacement.Split('/')[^1]}, which took its place, was retracted", (await mine.ReadAsync(Cancelled)).QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_positions_in_a_row_are_all_kept()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var (start, end) = newsroom.Article.Of("Both have approved their exit");
        var token = (await editor.PageAsync(newsroom.FormFor("Both have approved their exit"), Cancelled)).QuerySelector<IHtmlInputElement>("#coding input[name=__RequestVerificationToken]")!.Value;
        for (var i = 0; i < 40; i++)
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["Article"] = $"{newsroom.Article.Id}",
                ["Revision"] = "1",
                ["Start"] = $"{start + i}",
                ["End"] = $"{end + i}",
                ["Wanted"] = "Accepted",
                ["Input.Countries"] = "LTU",
                ["Input.Topic"] = "withdrawal",
                ["Input.Stance"] = "intends",
                ["Input.SaidOn"] = "2025-07-09",
            });
            content.Headers.Add("X-Part", "coding");
            using var response = await editor.PostAsync(new Uri("/positions/add", UriKind.Relative), content, Cancelled);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(40, await app.WithDbAsync(db => db.Positions.CountAsync(p => p.ArticleId == newsroom.Article.Id, Cancelled)));
    }

    /// <summary>A position that the first of two editors has corrected since the second opened the form to do so.</summary>
    /// <returns>With the step that the second saw, and the address of the correction.</returns>
    private async Task<(long Id, string Seen, HttpClient First, HttpClient Second, string Correction)> CorrectedMeanwhileAsync()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Intends, "EST"))[0];
        var (first, second) = (await app.CreateSignedInAsync(Role.Editor), await app.CreateSignedInAsync(Role.Editor));
        var seen = (await second.PageAsync($"/positions/{id}/correct", Cancelled)).QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var corrected = await CorrectAsync(first, id, null, Stance.Considers, "An option only");
        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        return (id, seen, first, second, corrected.Headers.Location!.ToString());
    }
}
