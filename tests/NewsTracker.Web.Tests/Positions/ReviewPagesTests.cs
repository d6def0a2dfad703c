using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>The review queue without scripts.</summary>
public sealed class ReviewPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_editors_get_different_items_and_a_verdict_leads_to_the_next()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync("Estonia keeps production as an option", Topic.Production, Stance.Considers, "EST");
        await newsroom.SuggestAsync("Lithuania's deputy defence minister", Topic.Stockpiling, Stance.Intends, "LTU");
        var submitted = (await newsroom.RecordAsync("In Warsaw and Riga officials hinted", PositionState.Submitted, Topic.Production, Stance.Considers, "POL"))[0];
        var (first, second) = (await app.CreateSignedInAsync(Role.Editor), await app.CreateSignedInAsync(Role.Editor));

        var one = await NextAsync(first);
        var two = await NextAsync(second);
        Assert.NotEqual(one, two);
        Assert.Contains("is looking at this item", (await second.PageAsync(one, Cancelled)).QuerySelector("#lease")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("3 left", (await first.PageAsync(one, Cancelled)).QuerySelector("#left")!.TextContent, StringComparison.Ordinal);

        // Accept the first: a position with the engine and who accepted, and on to the third item.
        using var accepted = await VerdictAsync(first, one, "Accept");
        var three = accepted.Headers.Location!.ToString();
        Assert.NotEqual(two, three);
        var position = await app.WithDbAsync(db => db.Positions.Include(p => p.Reviews).SingleAsync(p => p.SuggestionId == suggestion, Cancelled));
        Assert.Equal((4, PositionState.Accepted, "Editor of the tests"), (position.EngineVersion, position.Reviews[0].State, position.AuthorName));

        // Rejecting asks for a reason; then nothing is lost but the item.
        using var refused = await VerdictAsync(second, two, "Reject");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var rejected = await VerdictAsync(second, two, "Reject", "No number is given");
        Assert.Equal("/review", rejected.Headers.Location!.ToString());

        using var submission = await VerdictAsync(first, three, "Accept");
        Assert.Equal(PositionState.Accepted, await app.WithDbAsync(db => db.PositionReviews.Where(r => r.PositionId == submitted).OrderByDescending(r => r.Id).Select(r => r.State).FirstAsync(Cancelled)));
        Assert.NotNull((await first.PageAsync("/review", Cancelled)).QuerySelector(".empty"));
    }

    [Fact]
    public async Task A_correction_is_told_with_what_it_changes()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var id = (await newsroom.RecordAsync("Estonia keeps production as an option", PositionState.Submitted, Topic.Production, Stance.Considers, "EST"))[0];
        var (claim, seen) = await app.WithDbAsync(async db => (
            (await db.Positions.AsNoTracking().SingleAsync(p => p.Id == id, Cancelled)).Claim, await db.PositionReviews.Where(r => r.PositionId == id).Select(r => r.ActId).SingleAsync(Cancelled)));
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var item = await NextAsync(editor);
        Assert.Null((await editor.PageAsync(item, Cancelled)).QuerySelector("#corrects"));
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));

        Assert.IsType<RecordOutcome.Recorded>(await app.WithAsync<PositionDesk, RecordOutcome>(desk =>
            desk.CorrectAsync(id, seen, claim with { Stance = Stance.Intends, Confidence = Confidence.Low, ReportedByAnother = true }, "Said more firmly", CodedNewsroom.Colleague, Cancelled)));
        var page = await editor.PageAsync(await NextAsync(editor), Cancelled);
        Assert.Equal($"/positions/{id}", page.QuerySelector("#corrects h2 a")!.GetAttribute("href"));
        Assert.Equal(["Stance Considers Intends", "Confidence High Low", "Reported by another No Yes"], page.QuerySelectorAll("#corrects tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Contains("as reported by another state", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".facts dt"), term => term.TextContent == "Confidence" && term.NextElementSibling!.TextContent == "Low");
    }

    [Fact]
    public async Task A_reason_is_never_dropped_by_accepting_nor_does_Enter_in_its_field_accept()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync("Estonia keeps production as an option", Topic.Production, Stance.Considers, "NZL");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var item = await NextAsync(editor);

        // A browser without scripts presses the first button at Enter, and does nothing where that is disabled.
        Assert.True((await editor.PageAsync(item, Cancelled)).QuerySelector<IHtmlButtonElement>("#verdict button")!.IsDisabled);
        var submitted = (await newsroom.RecordAsync("In Warsaw and Riga officials hinted", PositionState.Submitted, Topic.Production, Stance.Considers, "FJI"))[0];
        Assert.True((await editor.PageAsync($"/positions/{submitted}", Cancelled)).QuerySelector<IHtmlButtonElement>("#act button")!.IsDisabled);

        using var refused = await VerdictAsync(editor, item, "Accept", "Said of sea mines");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("You gave a reason", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Said of sea mines", page.QuerySelector<IHtmlInputElement>("#reason")!.Value);
        Assert.Equal(SuggestionFate.Open, await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => s.Fate).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task A_suggestion_whose_words_are_gone_is_neither_accepted_nor_corrected()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync("Estonia keeps production as an option", Topic.Production, Stance.Considers, "EST");
        await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).ExecuteUpdateAsync(set => set.SetProperty(s => s.QuoteEnd, 1_000_000), Cancelled));
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var item = await NextAsync(editor);
        var shown = await editor.PageAsync(item, Cancelled);
        Assert.Null(shown.QuerySelector("#verdict [data-key=c], #verdict [value=Accept]"));
        Assert.Equal("Estonia keeps production as an option", shown.QuerySelector(".evidence blockquote")!.TextContent);
        Assert.NotNull(shown.QuerySelector($".evidence a[href='/articles/{newsroom.Article.Id}']"));
        Assert.NotNull((await editor.PageAsync($"/review/suggestions/{suggestion}", Cancelled)).QuerySelector($".evidence a[href='/articles/{newsroom.Article.Id}']"));
        using var refused = await VerdictAsync(editor, item, "Accept");
        Assert.Contains("no longer where the engine found them", (await refused.ReadAsync(Cancelled)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_anew_while_one_looked_is_shown_before_it_is_accepted()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync("Estonia keeps production as an option", Topic.Production, Stance.Considers, "EST");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var item = await NextAsync(editor);
        var looked = await editor.PageAsync(item, Cancelled);
        await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Speaker, "Hanno Pevkur").SetProperty(s => s.SaidOn, new DateOnly(2025, 7, 1)), Cancelled));
        using var refused = await VerdictAsync(editor, item, looked, "Accept");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("was read anew while you looked at it", page.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hanno Pevkur", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SuggestionFate.Open, await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => s.Fate).SingleAsync(Cancelled)));

        using var accepted = await VerdictAsync(editor, item, page, "Accept");
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        var position = await app.WithDbAsync(db => db.Positions.SingleAsync(p => p.SuggestionId == suggestion, Cancelled));
        Assert.Equal(("Hanno Pevkur", new DateOnly(2025, 7, 1)), (position.Speaker, position.SaidOn));
    }

    [Fact]
    public async Task An_unclear_suggestion_can_be_reopened_and_a_skipped_one_comes_again()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.SuggestAsync("Factories in Lithuania and Finland", Topic.Production, Stance.Intends, "FIN");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var item = await NextAsync(editor);
        using var skipped = await VerdictAsync(editor, item, "Skip");
        Assert.Equal(item, skipped.Headers.Location!.ToString());
        using var unclear = await VerdictAsync(editor, item, "Unclear");
        Assert.Equal("/review", unclear.Headers.Location!.ToString());

        var page = await editor.PageAsync("/review", Cancelled);
        var form = page.QuerySelector<IHtmlFormElement>("form[action='/review/reopen']")!;
        using var reopened = await ReopenAsync(editor, form);
        Assert.StartsWith("1 item waits", (await editor.PageAsync("/review", Cancelled)).QuerySelector("#left")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_undone_on_the_way_leads_back_to_what_was_rejected()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.SuggestAsync("Factories in Lithuania and Finland", Topic.Production, Stance.Intends, "FIN");
        await newsroom.SuggestAsync("Both have approved their exit", Topic.Withdrawal, Stance.Intends, "FIN");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var item = await NextAsync(editor);
        var rejectedTitle = (await editor.PageAsync(item, Cancelled)).QuerySelector("h1")!.TextContent;
        using var rejected = await VerdictAsync(editor, item, "Reject", "Said of another state");

        var next = await editor.PageAsync($"{rejected.Headers.Location}?country=FIN", Cancelled);
        var undo = next.QuerySelector<IHtmlFormElement>("#last form")!;
        using var reopened = await ReopenAsync(editor, undo);

        var back = await editor.PageAsync(reopened.Headers.Location!.OriginalString, Cancelled);
        Assert.Equal(rejectedTitle, back.QuerySelector("h1")!.TextContent);
        Assert.EndsWith("?country=FIN", reopened.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Reopened", back.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_in_other_digits_than_ours_does_not_jam_the_queue()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        const string Words = "Latvia will leave the Ottawa Convention, the cabinet decided on \uFF15 May 2025.";
        var newsroom = new CodedNewsroom(app, await app.WithDbAsync(db => CodedArticle.AddAsync(db, Words, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled)));
        var suggestion = await newsroom.SuggestAsync(Words, Topic.Withdrawal, Stance.Intends, "LVA");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        Assert.Contains("Latvia", (await editor.PageAsync($"/review/{await newsroom.QueuedAsync(suggestion)}", Cancelled)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2025-07-09", (await editor.PageAsync(newsroom.FormFor(Words), Cancelled)).QuerySelector("#said-on")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_suggestion_without_a_day_is_corrected_with_the_day_its_review_shows()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        const string Words = "Latvia will leave the Ottawa Convention, which others joined; that was on 5 May 2025.";
        var newsroom = new CodedNewsroom(app, await app.WithDbAsync(db => CodedArticle.AddAsync(db, Words, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), Cancelled)));
        var suggestion = await newsroom.SuggestAsync(Words, Topic.Withdrawal, Stance.Intends, "LVA");
        var editor = await app.CreateSignedInAsync(Role.Editor);

        Assert.Equal("2025-05-05", (await editor.PageAsync(newsroom.FormFor(Words), Cancelled)).QuerySelector("#said-on")!.GetAttribute("value"));
        Assert.Equal("2025-07-09", (await editor.PageAsync($"{newsroom.FormFor(Words)}&suggestion={suggestion}", Cancelled)).QuerySelector("#said-on")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_position_is_not_rejected_by_calling_it_unclear()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var position = (await newsroom.RecordAsync("Estonia keeps production", PositionState.Submitted, Topic.Production, Stance.Considers, "EST"))[0];
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var unclear = await VerdictAsync(editor, await NextAsync(editor), "Unclear", "Hard to tell");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        Assert.Equal([PositionState.Submitted], await app.WithDbAsync(db => db.PositionReviews.Where(r => r.PositionId == position).Select(r => r.State).ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task A_rejected_suggestion_stays_with_who_and_why_and_can_be_reopened_later()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var earlier = await newsroom.SuggestAsync("Both have approved their exit", Topic.Use, Stance.Considers, "FIN");
        await newsroom.RejectAsync(earlier);
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var suggestion = await newsroom.SuggestAsync("Factories in Lithuania and Finland", Topic.Use, Stance.Intends, "FIN");
        var editor = await app.CreateSignedInAsync(Role.Editor);
        using var rejected = await VerdictAsync(editor, await NextAsync(editor), "Reject", "Nothing is said of use");

        var row = Assert.Single((await editor.PageAsync("/review", Cancelled)).QuerySelectorAll("table[aria-labelledby=decided] tbody tr"), row => row.QuerySelector($"input[name=Suggestion][value='{suggestion}']") is not null);
        Assert.Contains("Rejected Nothing is said of use", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Editor of the tests", row.TextContent, StringComparison.Ordinal);
        var place = await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => new VerdictCursor(s.DecidedAt!.Value, s.Id)).SingleAsync(Cancelled));
        using var reopened = await ReopenAsync(editor, row);
        Assert.Equal(SuggestionFate.Open, await app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => s.Fate).SingleAsync(Cancelled)));

        // What came before it is still found, though its own verdict is gone.
        var before = (await editor.PageAsync($"/review?before={place}", Cancelled)).QuerySelectorAll("input[name=Suggestion]").Select(input => input.GetAttribute("value")).ToList();
        Assert.Contains($"{earlier}", before);
        Assert.DoesNotContain($"{suggestion}", before);
    }

    [Fact]
    public async Task A_suggestion_tells_every_verdict_on_it_and_what_was_made_of_it()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.DecideTwiceAsync(await newsroom.SuggestAsync("Factories in Lithuania and Finland", Topic.Production, Stance.Intends, "FIN"));
        var editor = await app.CreateSignedInAsync(Role.Editor);
        var item = await NextAsync(editor);
        var before = (await editor.PageAsync(item, Cancelled)).QuerySelector<IHtmlAnchorElement>(".facts a[href*='/review/suggestions/']")!;
        Assert.Equal(($"/review/suggestions/{suggestion}#history", "once"), (before.GetAttribute("href"), before.TextContent));
        using var accepted = await VerdictAsync(editor, item, "Accept");

        var page = await editor.PageAsync($"/review/suggestions/{suggestion}", Cancelled);
        Assert.Equal("Accepted", page.QuerySelector("#fate")!.TextContent);
        string[] expected = ["Editor of the tests: Open, Accepted, ", "A colleague: Rejected, Open, ", "A colleague: Open, Rejected, Said of sea mines"];
        Assert.Equal(expected, page.QuerySelectorAll("table[aria-labelledby=history] tbody tr").Select(row => $"{Cell(row, 1)}: {Cell(row, 2)}, {Cell(row, 3)}, {Cell(row, 4)}"));
        var position = page.QuerySelector<IHtmlAnchorElement>("#positions + ul a")!.GetAttribute("href")!;
        Assert.NotNull((await editor.PageAsync(position, Cancelled)).QuerySelector($"a[href='/review/suggestions/{suggestion}']"));
    }

    private static string Cell(IElement row, int index) => row.QuerySelectorAll("td")[index].TextContent.Trim();

    private static async Task<string> NextAsync(HttpClient client)
    {
        var page = await client.PageAsync("/review", Cancelled);
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("#next input[name=__RequestVerificationToken]")!.Value)]);
        using var response = await client.PostAsync(new Uri("/review/next", UriKind.Relative), content, Cancelled);
        return response.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> VerdictAsync(HttpClient client, string item, string verdict, string? reason = null) =>
        await VerdictAsync(client, item, await client.PageAsync(item, Cancelled), verdict, reason);

    /// <param name="page">The item as it was shown, maybe a while ago.</param>
    private static async Task<HttpResponseMessage> VerdictAsync(HttpClient client, string item, IHtmlDocument page, string verdict, string? reason = null)
    {
        using var content = new FormUrlEncodedContent(page.QuerySelectorAll<IHtmlInputElement>("#verdict input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).Append(new("Verdict", verdict)).Append(new("Reason", reason ?? "")));
        return await client.PostAsync(new Uri(item, UriKind.Relative), content, Cancelled);
    }

    /// <summary>Sends what the button for taking a verdict back sends.</summary>
    /// <param name="around">The form, or what holds it.</param>
    private static async Task<HttpResponseMessage> ReopenAsync(HttpClient editor, IParentNode around)
    {
        using var content = new FormUrlEncodedContent(around.QuerySelectorAll<IHtmlInputElement>("input").Select(input => KeyValuePair.Create(input.Name!, input.Value)));
        return await editor.PostAsync(new Uri("/review/reopen", UriKind.Relative), content, Cancelled);
    }
}
