using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Testing.Annotations;
using NewsTracker.Web.Tests.Hosting;
using static NewsTracker.Web.Tests.Positions.PositionForms;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>A position without scripts: its life, step by step, and who sees what of it.</summary>
public sealed class PositionPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mark_that_a_position_rests_on_is_called_evidence_on_its_own_page_too()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var position = (await newsroom.RecordAsync("Factories in Lithuania and Finland", PositionState.Accepted, Topic.Production, Stance.Intends, "LTU"))[0];
        var annotation = await app.WithDbAsync(db => db.Positions.Where(p => p.Id == position).Select(p => p.AnnotationId).SingleAsync(Cancelled));
        var page = await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/annotations/{annotation}", Cancelled);
        Assert.Equal(("Evidence", "Evidence"), (page.QuerySelector("h1")!.TextContent, page.QuerySelector("[data-label=After]")!.TextContent.Trim()));
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
            var page = await editor.PageAsync(address, Cancelled);
            Assert.Equal("Submitted", page.QuerySelector("#state")!.TextContent);
            Assert.True(page.QuerySelector<IHtmlButtonElement>("button[value=Accept]")!.IsDisabled);
            await ActAsync(editor, address, "Accept");
            Assert.Contains("Nobody accepts what they recorded", (await editor.PageAsync(address, Cancelled)).QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
            await ActAsync(admin, address, "Accept");
            Assert.Equal("Accepted", (await editor.PageAsync(address, Cancelled)).QuerySelector("#state")!.TextContent);
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
        var page = await editor.PageAsync($"/positions/{id}", Cancelled);
        Assert.Equal("Accepted", page.QuerySelector("#state")!.TextContent);
        var history = page.QuerySelectorAll("table[aria-labelledby=history] tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(["A colleague|–|Accepted|", "Editor of the tests|Accepted|Retracted|The paper took it back", "Editor of the tests|Retracted|Accepted (undone)|"], history);
        Assert.Contains("may make mines", page.QuerySelector(".evidence mark")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_leads_from_the_latest_said_to_the_earliest_and_back()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var countries = await app.WithDbAsync(db => db.Countries.OrderBy(c => c.Code).Select(c => c.Code).Take(PositionDesk.MaxCountries).ToListAsync(Cancelled));
        foreach (var stance in (Stance[])[Stance.RulesOut, Stance.Considers, Stance.Intends, Stance.InEffect])
        {
            await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Transfer, stance, [.. countries.Select(code => code.Value)]);
        }

        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var pages = new List<IHtmlDocument> { await reader.PageAsync("/positions?topic=Transfer", Cancelled) };
        while (pages[^1].QuerySelector("a[rel=next]")?.GetAttribute("href") is { } older)
        {
            pages.Add(await reader.PageAsync(older, Cancelled));
        }

        static List<string> Shown(IHtmlDocument page) => [.. page.QuerySelectorAll<IHtmlAnchorElement>("#positions td a.stance").Select(link => link.GetAttribute("href")!)];
        Assert.Equal([50, 50, 20], pages.Select(page => Shown(page).Count));
        var ids = pages.SelectMany(Shown).Select(href => long.Parse(href[(href.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(4 * countries.Count, ids.Distinct().Count());
        Assert.Equal(Shown(pages[1]), Shown(await reader.PageAsync(pages[2].QuerySelector("a[rel=prev]")!.GetAttribute("href")!, Cancelled)));
        Assert.Equal(Shown(pages[0]), Shown(await reader.PageAsync(pages[1].QuerySelector("a[rel=prev]")!.GetAttribute("href")!, Cancelled)));
        Assert.Null(pages[0].QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task Too_long_a_reason_is_refused_and_does_not_weigh_on_the_cookies()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Production, Stance.Considers, "EST"))[0];
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var fields = (await editor.PageAsync($"/positions/{id}", Cancelled)).QuerySelectorAll<IHtmlInputElement>("#act input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(fields.Append(new("Act", "Retract")).Append(new("Reason", new string('a', 30_000))));
        using var refused = await editor.PostAsync(new Uri($"/positions/{id}/act", UriKind.Relative), content, Cancelled);
        Assert.InRange(refused.Headers.GetValues("Set-Cookie").Sum(cookie => cookie.Length), 1, 8_000);
        var page = await editor.PageAsync($"/positions/{id}", Cancelled);
        Assert.Contains("The reason takes 1000 characters", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PositionReview.MaxReasonLength, page.QuerySelector<IHtmlInputElement>("#reason")!.Value.Length);
    }

    [Fact]
    public async Task An_analyst_reads_and_changes_nothing()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Accepted, Topic.Use, Stance.Considers, "EST"))[0];
        var analyst = await app.CreateSignedInAsync(Role.Analyst);
        Assert.Null((await analyst.PageAsync($"/positions/{id}", Cancelled)).QuerySelector("#act"));
        using var refused = await analyst.GetAsync(new Uri($"/positions/{id}/correct", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var draft = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Draft, Topic.Use, Stance.Intends, "EST"))[0];
        using var hidden = await analyst.GetAsync(new Uri($"/positions/{draft}", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Empty((await analyst.PageAsync("/positions?state=Draft", Cancelled)).QuerySelectorAll("#positions tbody tr"));
        await app.WithDbAsync(db => db.Positions.Where(p => p.Id == draft).ExecuteUpdateAsync(set => set.SetProperty(p => p.CorrectsId, id), Cancelled));
        Assert.Null((await analyst.PageAsync($"/positions/{id}", Cancelled)).QuerySelector("#corrections"));
        Assert.Equal(8, (await analyst.PageAsync("/codebook", Cancelled)).QuerySelectorAll(".codebook-topic").Length);
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
        Assert.Empty((await analyst.PageAsync("/positions?topic=Transfer&country=EST", Cancelled)).QuerySelectorAll("#positions tbody tr"));
        Assert.Equal(3, (await editor.PageAsync("/positions?country=EST", Cancelled)).QuerySelectorAll($"#positions a[href='/positions/{thrownAway}'], #positions a[href='/positions/{corrected}'], #positions a[href='{address}']").Length);

        await ActAsync(editor, address, "Submit");
        Assert.Null((await analyst.PageAsync(address, Cancelled)).QuerySelector("#corrects"));
        Assert.NotNull((await editor.PageAsync(address, Cancelled)).QuerySelector("#corrects"));
    }

    [Fact]
    public async Task Reliability_is_set_on_the_sources_page()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var source = await app.WithDbAsync(db => db.Articles.Where(a => a.Id == newsroom.Article.Id).Select(a => a.SourceId).SingleAsync(Cancelled));
        using var bad = await admin.PostFormAsync($"/sources/{source}/rename", new() { ["Input.Name"] = "The wire", ["Input.Reliability"] = "6" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
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
        var marks = (await reader.PageAsync($"/articles/{article}", Cancelled)).QuerySelectorAll("#body mark.on-positions.is-moved");
        Assert.Equal(Words, string.Concat(marks.Select(mark => mark.TextContent)));
        Assert.Empty((await reader.PageAsync($"/articles/{article}?revision=1", Cancelled)).QuerySelectorAll("#body mark.on-positions.is-moved"));
    }

    [Fact]
    public async Task Where_an_edit_took_the_words_away_the_position_and_what_changed_lead_to_one_another()
    {
        const string words = "Lithuania will leave the Convention in December.";
        const string edited = "Lithuania may leave the Convention in December.";
        var article = await app.WithDbAsync(db => MarkedArticles.AddAsync(db, [$"{words} Others wait.", $"{edited} Others wait."], Cancelled));
        var claim = new PositionClaim(CountryCode.Parse("LTU", null), Topic.Withdrawal, Stance.Intends, CodedNewsroom.SaidOn);
        async Task<long> RecordAsync(PositionState state, int start, int end) => Assert.Single(Assert.IsType<RecordOutcome.Recorded>(
            await app.WithAsync<PositionDesk, RecordOutcome>(desk => desk.RecordAsync(new Evidence.Unmarked(article, 1, start, end), [claim], state, null, CodedNewsroom.Colleague, Cancelled))).PositionIds);
        var (lost, draft, kept) = (await RecordAsync(PositionState.Accepted, 0, words.Length), await RecordAsync(PositionState.Draft, 0, words.Length - 1), await RecordAsync(PositionState.Accepted, words.Length + 1, words.Length + 13));
        var (analyst, editor) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Editor));

        var told = (await analyst.PageAsync($"/positions/{lost}", Cancelled)).QuerySelector("#edited")!;
        var changed = told.QuerySelector("a")!.GetAttribute("href")!;

        Assert.Contains($"The newest revision of the article, 2, no longer holds these words. There it reads: “{edited}”", told.TextContent, StringComparison.Ordinal);
        Assert.Null((await analyst.PageAsync($"/positions/{kept}", Cancelled)).QuerySelector("#edited"));
        Assert.Equal([$"/positions/{lost}"], PositionsIn(await analyst.PageAsync(changed, Cancelled)));
        Assert.Equal(new HashSet<string?> { $"/positions/{draft}", $"/positions/{lost}" }, PositionsIn(await editor.PageAsync(changed, Cancelled)).ToHashSet());
        Assert.Null((await analyst.PageAsync($"/articles/{article}/revisions?from=2&to=1", Cancelled)).QuerySelector("#lost"));
    }

    private static IEnumerable<string?> PositionsIn(IHtmlDocument page) => page.QuerySelectorAll("#lost a[href^='/positions/']").Select(link => link.GetAttribute("href"));

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
        var list = await editor.PageAsync($"/positions?annotation={annotation}", Cancelled);
        Assert.Empty((await editor.PageAsync($"/positions?annotation={annotation}&knownAt=2100-01-01", Cancelled)).QuerySelectorAll("input[name=position], [form=undo-many]"));
        Assert.All(steps, step => Assert.NotNull(list.QuerySelector($"input[name=position][value='{step.PositionId}:{step.ActId}']")));
        var token = list.QuerySelector<IHtmlInputElement>("#undo-many input[name=__RequestVerificationToken]")!.Value;
        var from = list.QuerySelector<IHtmlInputElement>("#undo-many input[name=from]")!.Value;
        async Task<HttpResponseMessage> UndoAsync(params string[] positions)
        {
            using var content = new FormUrlEncodedContent(positions.Select(position => KeyValuePair.Create("position", position)).Append(KeyValuePair.Create("__RequestVerificationToken", token)).Append(KeyValuePair.Create("from", from)));
            return await editor.PostAsync(new Uri("/positions/undo", UriKind.Relative), content, Cancelled);
        }

        using var outdated = await UndoAsync($"{steps[0].PositionId}:{steps[0].ActId}", $"{steps[1].PositionId}:{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outdated.StatusCode);
        Assert.Contains("Nothing was undone.", (await outdated.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(steps.Select(step => step.Id), (await LastAsync()).Select(step => step.Id));

        using var undone = await UndoAsync([.. steps.Select(step => $"{step.PositionId}:{step.ActId}")]);
        Assert.Equal((HttpStatusCode.Redirect, from), (undone.StatusCode, undone.Headers.Location!.ToString()));
        Assert.Contains("undo-many", (await editor.PageAsync(from, Cancelled)).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(steps.Select(step => (Guid?)step.ActId), (await LastAsync()).Select(step => step.UndoesActId));
        foreach (string[] nothing in new string[][] { [], [""], ["some"], [$"{steps[0].PositionId}"] })
        {
            using var none = await UndoAsync(nothing);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
            Assert.Contains("Tick the positions first.", (await none.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        }
    }
}
