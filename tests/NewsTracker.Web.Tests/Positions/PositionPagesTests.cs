using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Positions without scripts: recorded, corrected, and read in both senses of time.</summary>
public sealed class PositionPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passage_is_coded_for_all_countries_that_it_names_and_leads_back_to_its_words()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var address = newsroom.FormFor("Both have approved their exit from the Ottawa Convention, as have Poland, Latvia and Estonia");
        var form = await PageAsync(editor, address);
        Assert.Equal(["POL", "LVA", "EST"], form.QuerySelectorAll<IHtmlInputElement>("input[name='Input.Countries']:checked").Select(box => box.Value));
        Assert.Equal("2025-07-09", form.QuerySelector("#said-on")!.GetAttribute("value"));

        using var sent = await SendAsync(editor, address, Topic.Withdrawal, Stance.Intends, ["POL", "LVA", "EST"], more: "lithuania, FIN");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var list = await PageAsync(editor, sent.Headers.Location!.ToString());
        Assert.Equal(5, list.QuerySelectorAll("#positions tbody tr").Length);

        var country = await PageAsync(editor, "/countries/FIN?asOf=2025-08-01");
        var row = country.QuerySelector("#stance-withdrawal")!;
        Assert.Contains("Intends, because it is the latest accepted position on withdrawal said on or before 1 Aug 2025", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/articles/{newsroom.Article.Id}?revision=1#annotation-", country.QuerySelector(".timeline blockquote a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty((await PageAsync(editor, "/countries/FIN?asOf=2025-07-08")).QuerySelectorAll("#stance-withdrawal"));
        Assert.Empty((await PageAsync(editor, "/countries/FIN?knownAt=2025-08-01")).QuerySelectorAll("#stance-withdrawal"));
    }

    [Fact]
    public async Task What_is_missing_is_told_in_words_and_nothing_typed_is_lost()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var sent = await SendAsync(editor, newsroom.FormFor("Both have approved their exit"), Topic.Withdrawal, Stance.Formalises, ["LTU"], more: "Atlantis", note: "Read twice");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await ReadAsync(sent);
        Assert.Contains("“Atlantis” is no state", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Read twice", page.QuerySelector("#note")!.TextContent);

        using var again = await SendAsync(editor, newsroom.FormFor("Both have approved their exit"), Topic.Withdrawal, Stance.Formalises, ["LTU"]);
        Assert.Contains("needs the date of the formal step", (await ReadAsync(again)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.Positions.AnyAsync(p => p.ArticleId == newsroom.Article.Id, Cancelled)));
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_versions_and_merges()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Intends, "EST"))[0];
        var first = await app.CreateSignedInAsync(Role.Editor);
        var second = await app.CreateSignedInAsync(Role.Editor);
        var seen = (await PageAsync(second, $"/positions/{id}/correct")).QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var theirs = await CorrectAsync(first, id, null, Stance.Considers, "An option only");
        Assert.Equal(HttpStatusCode.Redirect, theirs.StatusCode);

        using var mine = await CorrectAsync(second, id, seen, Stance.RulesOut, "They deny it");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mine.StatusCode);
        var page = await ReadAsync(mine);
        var differences = page.QuerySelector("#meanwhile table")!.TextContent;
        Assert.Contains("Considers", differences, StringComparison.Ordinal);
        Assert.Contains("Rules out", differences, StringComparison.Ordinal);
        Assert.Equal("rules_out", page.QuerySelector<IHtmlSelectElement>("#stance")!.Value);

        // Saving what the page shows corrects theirs.
        var target = page.QuerySelector("#coding")!.GetAttribute("action")!;
        using var merged = await CorrectAsync(second, long.Parse(target.Split('/')[2], null), page.QuerySelector("input[name=Seen]")!.GetAttribute("value"), Stance.RulesOut, "They deny it");
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        var country = await PageAsync(second, "/countries/EST?asOf=2025-08-01");
        Assert.Contains("Rules out", country.QuerySelector("#stance-production")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_otherwise_of_the_same_day_is_shown_where_both_stand()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Intends, "LUX"))[0];
        using var corrected = await CorrectAsync(editor, id, null, Stance.Considers, "An option only");
        Assert.Null((await PageAsync(editor, $"/positions/{id}")).QuerySelector("#conflicts"));

        var other = (await newsroom.RecordAsync("officials hinted", PositionState.Accepted, Topic.Production, Stance.RulesOut, "LUX"))[0];
        var correction = corrected.Headers.Location!.ToString();
        Assert.Equal($"/positions/{other}", (await PageAsync(editor, correction)).QuerySelector("#conflicts a")!.GetAttribute("href"));
        Assert.Equal(correction, (await PageAsync(editor, $"/positions/{other}")).QuerySelector("#conflicts a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_correction_that_was_undone_meanwhile_is_not_what_the_second_editor_corrects()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Intends, "EST"))[0];
        var first = await app.CreateSignedInAsync(Role.Editor);
        var second = await app.CreateSignedInAsync(Role.Editor);
        var seen = (await PageAsync(second, $"/positions/{id}/correct")).QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var theirs = await CorrectAsync(first, id, null, Stance.Considers, "An option only");
        await ActAsync(first, theirs.Headers.Location!.ToString(), "Undo");

        using var mine = await CorrectAsync(second, id, seen, Stance.RulesOut, "They deny it");
        var page = await ReadAsync(mine);
        Assert.Contains("save again to correct it as it is now", page.QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/positions/{id}/correct", page.QuerySelector("#coding")!.GetAttribute("action"));
        using var again = await CorrectAsync(second, id, page.QuerySelector("input[name=Seen]")!.GetAttribute("value"), Stance.RulesOut, "They deny it");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Where_what_took_its_place_was_retracted_that_is_told()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Intends, "EST"))[0];
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var seen = (await PageAsync(editor, $"/positions/{id}/correct")).QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var theirs = await CorrectAsync(editor, id, null, Stance.Considers, "An option only");
        var replacement = theirs.Headers.Location!.ToString();
        await ActAsync(editor, replacement, "Retract", "Not said");

        using var mine = await CorrectAsync(editor, id, seen, Stance.RulesOut, "They deny it");
        Assert.Contains($"Position {replacement.Split('/')[^1]}, which took its place, was retracted", (await ReadAsync(mine)).QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_four_eyes_on_a_colleague_accepts()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var admin = await app.CreateSignedInAsync(Role.Admin);
        using (var on = await admin.PostFormAsync("/settings", new() { ["fourEyes"] = "true" }, "FourEyes"))
        {
            Assert.Equal(HttpStatusCode.Redirect, on.StatusCode);
        }

        try
        {
            var editor = await app.CreateSignedInAsync(Role.Editor);
            using var sent = await SendAsync(editor, newsroom.FormFor("Factories in Lithuania and Finland"), Topic.Production, Stance.Intends, ["LTU"]);
            var address = sent.Headers.Location!.ToString();
            var page = await PageAsync(editor, address);
            Assert.Equal("Submitted", page.QuerySelector("#state")!.TextContent);
            Assert.True(page.QuerySelector<IHtmlButtonElement>("button[value=Accept]")!.IsDisabled);
            await ActAsync(editor, address, "Accept");
            Assert.Contains("Nobody accepts what they recorded", (await PageAsync(editor, address)).QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
            await ActAsync(admin, address, "Accept");
            Assert.Equal("Accepted", (await PageAsync(editor, address)).QuerySelector("#state")!.TextContent);
        }
        finally
        {
            using var off = await admin.PostFormAsync("/settings", new() { ["fourEyes"] = "false" }, "FourEyes");
        }
    }

    [Fact]
    public async Task The_life_of_a_position_shows_who_when_before_and_after_and_undo_brings_it_back()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("officials hinted that Poland and Latvia may make mines", PositionState.Accepted, Topic.Production, Stance.Considers, "LVA"))[0];
        var editor = await app.CreateSignedInAsync(Role.Editor);
        await ActAsync(editor, $"/positions/{id}", "Retract", "The paper took it back");
        await ActAsync(editor, $"/positions/{id}", "Undo");
        var page = await PageAsync(editor, $"/positions/{id}");
        Assert.Equal("Accepted", page.QuerySelector("#state")!.TextContent);
        var history = page.QuerySelectorAll("table[aria-labelledby=history] tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(["A colleague|–|Accepted|", "Editor of the tests|Accepted|Retracted|The paper took it back", "Editor of the tests|Retracted|Accepted (undone)|"], history);
        Assert.Contains("may make mines", page.QuerySelector(".evidence mark")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_reason_is_refused_and_does_not_weigh_on_the_cookies()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Considers, "EST"))[0];
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var fields = (await PageAsync(editor, $"/positions/{id}")).QuerySelectorAll<IHtmlInputElement>("#act input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(fields.Append(new("Act", "Retract")).Append(new("Reason", new string('a', 30_000))));
        using var refused = await editor.PostAsync(new Uri($"/positions/{id}/act", UriKind.Relative), content, Cancelled);
        Assert.InRange(refused.Headers.GetValues("Set-Cookie").Sum(cookie => cookie.Length), 1, 8_000);
        var page = await PageAsync(editor, $"/positions/{id}");
        Assert.Contains("The reason takes 1000 characters", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PositionReview.MaxReasonLength, page.QuerySelector<IHtmlInputElement>("#reason")!.Value.Length);
    }

    [Fact]
    public async Task An_analyst_reads_and_changes_nothing()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Use, Stance.Considers, "EST"))[0];
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        Assert.Null((await PageAsync(analyst, $"/positions/{id}")).QuerySelector("#act"));
        using var refused = await analyst.GetAsync(new Uri($"/positions/{id}/correct", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var draft = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Draft, Topic.Use, Stance.Intends, "EST"))[0];
        using var hidden = await analyst.GetAsync(new Uri($"/positions/{draft}", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Empty((await PageAsync(analyst, "/positions?state=Draft")).QuerySelectorAll("#positions tbody tr"));
        await app.WithDbAsync(db => db.Positions.Where(p => p.Id == draft).ExecuteUpdateAsync(set => set.SetProperty(p => p.CorrectsId, id), Cancelled));
        Assert.Null((await PageAsync(analyst, $"/positions/{id}")).QuerySelector("#corrections"));
        Assert.Equal(8, (await PageAsync(analyst, "/codebook")).QuerySelectorAll(".codebook-topic").Length);
    }

    [Fact]
    public async Task A_draft_stays_among_editors_when_it_is_thrown_away_or_corrected()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var (editor, analyst) = (await app.CreateSignedInAsync(Role.Editor), await app.CreateSignedInAsync(Role.Analyst));
        var thrownAway = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Draft, Topic.Transfer, Stance.Intends, "EST"))[0];
        await ActAsync(editor, $"/positions/{thrownAway}", "Undo");
        var corrected = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Draft, Topic.Transfer, Stance.InEffect, "EST"))[0];
        using var correction = await CorrectAsync(editor, corrected, null, Stance.Considers, "Unconfirmed");
        var address = correction.Headers.Location!.ToString();
        async Task<HttpStatusCode> StatusAsync(string asked)
        {
            using var answer = await analyst.GetAsync(new Uri(asked, UriKind.Relative), Cancelled);
            return answer.StatusCode;
        }

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await StatusAsync($"/positions/{thrownAway}"), await StatusAsync($"/positions/{corrected}"), await StatusAsync(address)]);
        Assert.Empty((await PageAsync(analyst, "/positions?topic=Transfer&country=EST")).QuerySelectorAll("#positions tbody tr"));
        Assert.Equal(3, (await PageAsync(editor, "/positions?country=EST")).QuerySelectorAll($"#positions a[href='/positions/{thrownAway}'], #positions a[href='/positions/{corrected}'], #positions a[href='{address}']").Length);

        await ActAsync(editor, address, "Submit");
        Assert.Null((await PageAsync(analyst, address)).QuerySelector("#corrects"));
        Assert.NotNull((await PageAsync(editor, address)).QuerySelector("#corrects"));
    }

    [Fact]
    public async Task Reliability_is_set_on_the_sources_page()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await app.WithDbAsync(db => db.Articles.Where(a => a.Id == newsroom.Article.Id).Select(a => a.SourceId).SingleAsync(Cancelled));
        using var bad = await admin.PostFormAsync($"/sources/{source}/rename", new() { ["Input.Name"] = "The wire", ["Input.Reliability"] = "6" });
        Assert.Equal(HttpStatusCode.OK, bad.StatusCode);
        using var good = await admin.PostFormAsync($"/sources/{source}/rename", new() { ["Input.Name"] = "The wire", ["Input.Reliability"] = "5" });
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.Equal(5, await app.WithDbAsync(db => db.Sources.Where(s => s.Id == source).Select(s => s.Reliability).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task A_position_on_an_earlier_revision_is_shown_where_its_words_stand_now()
    {
        const string Words = "Lithuania will leave the Convention in December.";
        var article = await app.WithDbAsync(db => MarkedArticles.AddAsync(db, [$"{Words} Others wait.", $"A new start of three sentences. It was added later. Nobody knew. {Words} Others wait."], Cancelled));
        var claim = new PositionClaim(CountryCode.Parse("LTU", null), Topic.Withdrawal, Stance.Intends, CodedNewsroom.SaidOn, null, null);
        await app.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(new Evidence.Unmarked(article, 1, 0, Words.Length), [claim], PositionState.Accepted, null, CodedNewsroom.Colleague, Cancelled));
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var marks = (await PageAsync(reader, $"/articles/{article}")).QuerySelectorAll("#body mark.on-positions.is-moved");
        Assert.Equal(Words, string.Concat(marks.Select(mark => mark.TextContent)));
        Assert.Empty((await PageAsync(reader, $"/articles/{article}?revision=1")).QuerySelectorAll("#body mark.on-positions.is-moved"));
    }

    [Fact]
    public async Task Several_positions_are_undone_together_or_not_at_all()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        await newsroom.RecordAsync("Both have approved their exit", PositionState.Accepted, Topic.Withdrawal, Stance.Intends, "LTU", "FIN");
        var article = newsroom.Article.Id;
        Task<List<PositionReview>> LastAsync() => app.WithDbAsync(db => db.Positions.Where(p => p.ArticleId == article).OrderBy(p => p.Id)
            .Select(p => p.Reviews.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).First()).ToListAsync(Cancelled));
        var steps = await LastAsync();
        var annotation = await app.WithDbAsync(db => db.Positions.Where(p => p.ArticleId == article).Select(p => p.AnnotationId).FirstAsync(Cancelled));
        var list = await PageAsync(editor, $"/positions?annotation={annotation}");
        Assert.Empty((await PageAsync(editor, $"/positions?annotation={annotation}&knownAt=2100-01-01")).QuerySelectorAll("input[name=position], [form=undo-many]"));
        Assert.All(steps, step => Assert.NotNull(list.QuerySelector($"input[name=position][value='{step.PositionId}:{step.ActId}']")));
        var token = list.QuerySelector<IHtmlInputElement>("#undo-many input[name=__RequestVerificationToken]")!.Value;
        async Task<HttpResponseMessage> UndoAsync(params string[] positions)
        {
            using var content = new FormUrlEncodedContent(positions.Select(position => KeyValuePair.Create("position", position)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
            return await editor.PostAsync(new Uri("/positions/undo", UriKind.Relative), content, Cancelled);
        }

        using var outdated = await UndoAsync($"{steps[0].PositionId}:{steps[0].ActId}", $"{steps[1].PositionId}:{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outdated.StatusCode);
        Assert.Contains("Nothing was undone.", (await ReadAsync(outdated)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(steps.Select(step => step.Id), (await LastAsync()).Select(step => step.Id));

        using var undone = await UndoAsync([.. steps.Select(step => $"{step.PositionId}:{step.ActId}")]);
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(steps.Select(step => (Guid?)step.ActId), (await LastAsync()).Select(step => step.UndoesActId));
        using var none = await UndoAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
    }

    [Fact]
    public async Task Many_positions_in_a_row_are_all_kept()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var (start, end) = newsroom.Article.Of("Both have approved their exit");
        var token = (await PageAsync(editor, newsroom.FormFor("Both have approved their exit"))).QuerySelector<IHtmlInputElement>("#coding input[name=__RequestVerificationToken]")!.Value;
        var times = new List<double>();
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
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var response = await editor.PostAsync(new Uri("/positions/add", UriKind.Relative), content, Cancelled);
            times.Add(watch.Elapsed.TotalMilliseconds);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(40, await app.WithDbAsync(db => db.Positions.CountAsync(p => p.ArticleId == newsroom.Article.Id, Cancelled)));
        var settled = times.Skip(10).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"Saving a position: median {settled[settled.Count / 2]:0.0} ms, best {settled[0]:0.0} ms.");
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, Topic topic, Stance stance, string[] countries, string? more = null, string? note = null)
    {
        var form = await PageAsync(client, address);
        List<KeyValuePair<string, string>> fields = [.. form.QuerySelectorAll<IHtmlInputElement>("#coding input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value))];
        fields.AddRange(countries.Select(code => KeyValuePair.Create("Input.Countries", code)));
        fields.AddRange(new Dictionary<string, string> { ["Input.Topic"] = topic.ToKey(), ["Input.Stance"] = stance.ToKey(), ["Input.SaidOn"] = "2025-07-09", ["Input.MoreCountries"] = more ?? "", ["Input.Note"] = note ?? "", ["Wanted"] = "Accepted" });
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri("/positions/add", UriKind.Relative), content, Cancelled);
    }

    private static async Task<HttpResponseMessage> CorrectAsync(HttpClient client, long id, string? seen, Stance stance, string reason)
    {
        seen ??= (await PageAsync(client, $"/positions/{id}/correct")).QuerySelector("input[name=Seen]")!.GetAttribute("value");
        return await client.PostFormAsync(
            $"/positions/{id}/correct", new() { ["Seen"] = seen!, ["Input.Topic"] = "production", ["Input.Stance"] = stance.ToKey(), ["Input.SaidOn"] = "2025-07-09", ["Reason"] = reason });
    }

    private static async Task ActAsync(HttpClient client, string address, string act, string? reason = null)
    {
        var page = await PageAsync(client, address);
        using var content = new FormUrlEncodedContent(page.QuerySelectorAll<IHtmlInputElement>("#act input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).Append(new("Act", act)).Append(new("Reason", reason ?? "")));
        using var response = await client.PostAsync(new Uri(address + "/act", UriKind.Relative), content, Cancelled);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    private static async Task<IHtmlDocument> PageAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) => new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancelled));
}
