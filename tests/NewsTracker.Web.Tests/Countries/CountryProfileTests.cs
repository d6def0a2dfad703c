using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Countries;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Countries;

/// <summary>One country's page, its note, and the treaty data behind it, without scripts.</summary>
public sealed class CountryProfileTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("LTU", "2025-11-23", "Withdrawal takes effect in 34 days, on 27 Dec 2025")]
    [InlineData("LTU", "2025-12-26", "Withdrawal takes effect tomorrow")]
    [InlineData("LTU", "2025-12-27", "Not bound since 27 Dec 2025")]
    [InlineData("TON", "2025-07-01", "enters into force for it in")]
    [InlineData("USA", "2025-07-01", "Took no step")]
    public async Task The_head_says_how_it_stands(string code, string day, string words)
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/countries/{code}?asOf={day}", Cancelled);
        Assert.Contains(words, page.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/countries/lithuania?asOf=2025-11-23", "/countries/LTU?asOf=2025-11-23")]
    [InlineData("/countries/north-macedonia", "/countries/MKD")]
    [InlineData("/countries/Russian%20Federation", "/countries/RUS")]
    [InlineData("/countries/atlantis", null)]
    [InlineData("/countries/QQQ", null)]
    public async Task A_name_in_the_address_leads_to_its_state_and_no_states_name_to_nothing(string asked, string? leadsTo)
    {
        using var led = await (await app.CreateSignedInAsync(Role.Analyst)).GetAsync(new Uri(asked, UriKind.Relative), Cancelled);
        Assert.Equal((leadsTo is null ? HttpStatusCode.NotFound : HttpStatusCode.Redirect, leadsTo), (led.StatusCode, led.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task One_timeline_has_acts_and_positions_and_gaps_are_told()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Estonia keeps production as an option for later", PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/countries/EST?asOf=2027-08-01", Cancelled);
        var timeline = page.QuerySelectorAll(".timeline li").Select(entry => entry.TextContent).ToList();
        Assert.Contains("Its withdrawal took effect", timeline[0], StringComparison.Ordinal);
        Assert.Contains("keeps production as an option", timeline[1], StringComparison.Ordinal);
        Assert.Contains("Gave notice of withdrawal", timeline[2], StringComparison.Ordinal);
        Assert.Contains("No position on production since July 2025", page.QuerySelector("#gaps")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".series-chart"));
    }

    [Theory]
    [InlineData("2003-06-01", "1 Nov 2003 The Convention enters into force for it · ahead · computed by Art. 17(2)")]
    [InlineData("2004-01-01", "1 Nov 2003 The Convention entered into force for it · computed by Art. 17(2)")]
    [InlineData("2025-08-01", "27 Dec 2025 Its withdrawal takes effect · ahead")]
    public async Task The_line_of_time_of_a_day_ends_with_what_was_known_then_to_come(string day, string newest)
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/countries/LTU?asOf={day}", Cancelled);
        Assert.Equal(newest, page.QuerySelectorAll(".timeline li").First(entry => entry.QuerySelector(".act-entry") is not null).TextContent.OnOneLine());
        Assert.Equal(newest.Contains("ahead", StringComparison.Ordinal) ? 1 : 0, page.QuerySelectorAll(".timeline .is-ahead").Length);
    }

    [Fact]
    public async Task What_waits_for_a_verdict_is_told_and_leads_to_its_articles()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Considers, "ISL");
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var waiting = (await analyst.PageAsync("/countries/ISL", Cancelled)).QuerySelector("#waiting")!;
        Assert.StartsWith("One suggested position waits", waiting.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await analyst.PageAsync(waiting.QuerySelector("a")!.GetAttribute("href")!, Cancelled)).QuerySelector("h1"));
        Assert.Null((await analyst.PageAsync("/countries/ISL?knownAt=2024-01-01", Cancelled)).QuerySelector("#waiting"));
    }

    [Fact]
    public async Task The_timeline_tells_how_much_was_written_in_each_month_and_leads_there()
    {
        await CodedNewsroom.AddAsync(app);
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var page = await analyst.PageAsync("/countries/FIN?asOf=2026-01-01", Cancelled);
        var july = Assert.Single(page.QuerySelectorAll(".timeline li.is-coverage"), entry => entry.QuerySelector("time")!.TextContent == "Jul 2025");
        Assert.Matches("^[0-9]+ articles? names? it$", july.QuerySelector("a")!.TextContent);
        Assert.Contains("Gave notice of withdrawal", july.NextElementSibling!.TextContent, StringComparison.Ordinal);
        var found = await analyst.PageAsync(july.QuerySelector("a")!.GetAttribute("href")!, Cancelled);
        Assert.Contains("Neighbours of Russia turn back to the mine", found.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-31", "2 articles")]
    [InlineData("2023-03-10", "1 article")]
    public async Task A_month_leads_to_as_many_articles_as_it_counts_though_they_only_name_the_state(string asOf, string counted)
    {
        var year = DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture).Year;
        foreach (var day in new[] { 5, 20 })
        {
            var article = await app.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave, new DateTimeOffset(year, 3, day, 7, 0, 0, TimeSpan.Zero), Cancelled));
            await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.ActingCountries, new[] { CountryCode.Parse("LTU", null) }), Cancelled));
        }

        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var page = await analyst.PageAsync($"/countries/FIN?asOf={asOf}", Cancelled);
        var march = Assert.Single(page.QuerySelectorAll(".timeline li.is-coverage"), entry => entry.QuerySelector("time")!.TextContent == $"Mar {year}").QuerySelector("a")!;
        Assert.StartsWith(counted + " name", march.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(counted, (await analyst.PageAsync(march.GetAttribute("href")!, Cancelled)).QuerySelector(".results-total")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await analyst.PageAsync(page.QuerySelector("#all-articles")!.GetAttribute("href")!, Cancelled)).QuerySelector(".results-total"));
    }

    [Fact]
    public async Task An_article_has_the_day_that_it_prints_as_in_the_list_and_the_reader()
    {
        var article = await app.WithDbAsync(db => CodedArticle.AddAsync(db, CodedArticle.FiveLeave, new DateTimeOffset(2021, 12, 26, 22, 5, 0, TimeSpan.Zero), Cancelled));
        await app.WithDbAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PublishedOffset, TimeSpan.FromHours(2)), Cancelled));
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/countries/FIN?asOf=2022-01-01", Cancelled);
        var day = Assert.Single(page.QuerySelectorAll(".article-lines li"), line => line.QuerySelector($"a[href='/articles/{article.Id}']") is not null).QuerySelector("time")!;
        Assert.Equal(("27 Dec 2021", "2021-12-27"), (day.TextContent, day.GetAttribute("datetime")));
    }

    [Fact]
    public async Task Ukraines_suspension_is_shown_as_contested_from_the_day_it_was_declared()
    {
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        var page = await analyst.PageAsync("/countries/UKR?asOf=2025-12-31", Cancelled);
        Assert.Equal("State Party", page.QuerySelector("#status")!.TextContent);
        Assert.Contains("contested", page.QuerySelector("#contested")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await analyst.PageAsync("/countries/UKR?asOf=2025-07-17", Cancelled)).QuerySelector("#contested"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Preview")]
    public async Task A_note_on_what_is_no_state_is_not_found(string? handler)
    {
        using var answer = await (await app.CreateSignedInAsync(Role.Editor)).PostFormAsync("/countries/12/note", new() { ["Text"] = "Watch." }, handler, formPage: "/countries/LVA/note");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_note_is_previewed_saved_and_kept_with_its_history()
    {
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var (text, seen) = ("Watch **Vilnius**.\n\n<script>alert(1)</script>", (await editor.PageAsync("/countries/LVA/note", Cancelled)).QuerySelector("input[name=Seen]")!.GetAttribute("value")!);
        using var preview = await editor.PostFormAsync("/countries/LVA/note", new() { ["Seen"] = seen, ["Text"] = text }, "Preview");
        var previewed = await preview.ReadAsync(Cancelled);
        Assert.NotNull(previewed.QuerySelector("strong"));
        Assert.Equal("/countries/LVA/note", previewed.QuerySelector("#note-form")!.GetAttribute("action"));

        using var saved = await editor.PostFormAsync("/countries/LVA/note", new() { ["Seen"] = seen, ["Text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await editor.PageAsync("/countries/LVA", Cancelled);
        Assert.Equal("Vilnius", page.QuerySelector(".note-text strong")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".note-text script"));

        using var late = await editor.PostFormAsync("/countries/LVA/note", new() { ["Seen"] = seen, ["Text"] = "Mine" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("saved another text", await late.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Single((await editor.PageAsync("/countries/LVA/note/history", Cancelled)).QuerySelectorAll("article.diff"));

        // Another text, and the earlier one taken up again from the history.
        using var other = await editor.PostFormAsync("/countries/LVA/note", new() { ["Seen"] = Seen(await editor.PageAsync("/countries/LVA/note", Cancelled)), ["Text"] = "Watch Riga." });
        var again = (await editor.PageAsync("/countries/LVA/note/history", Cancelled)).QuerySelector("article.diff a.btn")!.GetAttribute("href")!;
        var form = await editor.PageAsync(again, Cancelled);
        Assert.StartsWith("Watch **Vilnius**.", form.QuerySelector("#text")!.TextContent.TrimStart(), StringComparison.Ordinal);
        using var undone = await editor.PostFormAsync("/countries/LVA/note", new() { ["Seen"] = Seen(form), ["Text"] = text });
        Assert.Equal("Vilnius", (await editor.PageAsync("/countries/LVA", Cancelled)).QuerySelector(".note-text strong")!.TextContent);
        Assert.Equal(3, (await editor.PageAsync("/countries/LVA/note/history", Cancelled)).QuerySelectorAll("article.diff").Length);

        static string Seen(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task A_note_that_cannot_be_laid_out_is_refused_and_one_that_stands_is_shown_as_written()
    {
        var (editor, text) = (await app.CreateSignedInAsync(Role.Editor), $"{new string('>', 150)} <b>deep</b>");
        foreach (var handler in (string?[])["Preview", null])
        {
            using var refused = await editor.PostFormAsync("/countries/PRT/note", new() { ["Seen"] = "0", ["Text"] = text }, handler);
            Assert.Contains("too deep within one another", await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        await AddNotesAsync("PRT", text);
        Assert.Equal(text, (await editor.PageAsync("/countries/PRT", Cancelled)).QuerySelector(".note-text")!.TextContent);
    }

    [Fact]
    public async Task Every_text_of_a_long_history_can_be_reached()
    {
        await AddNotesAsync("CYP", [.. Enumerable.Range(1, CountryNotes.ShownTexts + 2).Select(number => $"Text {number}")]);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var newest = await editor.PageAsync("/countries/CYP/note/history", Cancelled);
        Assert.Equal(CountryNotes.ShownTexts, newest.QuerySelectorAll("article.diff").Length);
        Assert.Equal(CountryNotes.ShownTexts - 1, newest.QuerySelectorAll("article.diff a.btn").Length);
        var oldest = await editor.PageAsync(newest.QuerySelector("a[rel=next]")!.GetAttribute("href")!, Cancelled);
        Assert.Contains("Text 1", oldest.QuerySelectorAll(".diff-body")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal(2, oldest.QuerySelectorAll("article.diff a.btn").Length);
        Assert.Null(oldest.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task Treaty_data_tell_the_counts_of_a_day_and_agree_with_the_Conventions_own_dates()
    {
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync("/treaty?asOf=2026-02-03", Cancelled);
        Assert.Contains("162", page.QuerySelector("#counts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("#withdrawals tbody .mark-good").Length);
        Assert.Null(page.QuerySelector("#differing"));
        Assert.Contains("All 164 dates computed so equal the recorded ones", page.QuerySelector("#article-17 + p")!.TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_adds_an_act_with_a_source_and_takes_it_back()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var act = new Dictionary<string, string> { ["Input.Country"] = "NPL", ["Input.Kind"] = "Deposit", ["Input.Instrument"] = "Accession", ["Input.On"] = "2026-11-24", ["Input.Source"] = "" };
        using var refused = await admin.PostFormAsync("/treaty/acts", act, "Add");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Say where the act can be checked", await refused.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);

        act["Input.Source"] = "C.N. 1 of the tests";
        using var added = await admin.PostFormAsync("/treaty/acts", act, "Add");
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal("Contracting state", (await admin.PageAsync("/countries/NPL?asOf=2026-11-24", Cancelled)).QuerySelector("#status")!.TextContent);

        var action = (await admin.PageAsync("/treaty/acts", Cancelled)).QuerySelector("#added-acts form")!.GetAttribute("action")!;
        using var removed = await admin.PostFormAsync(action.Replace("&handler=Remove", "", StringComparison.Ordinal).Replace("handler=Remove&", "", StringComparison.Ordinal), [], "Remove");
        Assert.Equal("Never a party", (await admin.PageAsync("/countries/NPL?asOf=2026-11-24", Cancelled)).QuerySelector("#status")!.TextContent);
    }

    private Task<int> AddNotesAsync(string country, params IReadOnlyList<string> texts) => app.WithDbAsync(async db =>
    {
        foreach (var text in texts)
        {
            db.CountryNotes.Add(new CountryNote { CountryCode = CountryCode.Parse(country, null), Text = text, AuthorId = null, AuthorName = "An editor", At = TimeProvider.System.GetUtcNow() });
            await db.SaveChangesAsync(Cancelled);
        }

        return texts.Count;
    });
}
