using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Drafts;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Drafts of forms that correct suggestions: the engine makes several on the same words, and each keeps its own.</summary>
public sealed class SuggestionDraftTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private const string Words = "Factories in Lithuania and Finland are getting ready";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_of_one_suggestion_does_not_fill_the_form_of_another_on_the_same_words()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var lithuanian = await newsroom.SuggestAsync(Words, Topic.Production, Stance.Intends, "LTU");
        var finnish = await newsroom.SuggestAsync(Words, Topic.Production, Stance.Considers, "FIN");
        var page = await app.OpenAsync(browser);
        await WriteNoteAsync(page, $"{newsroom.FormFor(Words)}&suggestion={lithuanian}", "Of Lithuania");

        await OpenAsync(page, $"{newsroom.FormFor(Words)}&suggestion={finnish}");
        await Expect(page.Locator("#note")).ToHaveValueAsync("");
        await Expect(page.Locator("#stance")).ToHaveValueAsync("considers");
        await Expect(page.Locator("[name=Suggestion]")).ToHaveValueAsync($"{finnish}");

        // What was begun leads back to the suggestion that it was begun on.
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await page.Locator(".begun a").ClickAsync();
        await Expect(page.Locator("#note")).ToHaveValueAsync("Of Lithuania");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".coding-saved-row")).ToContainTextAsync("Lithuania");
        await Expect(page.Locator(".begun")).ToHaveCountAsync(0);
        Assert.NotEqual(SuggestionFate.Open, await FateAsync(lithuanian));
        Assert.Equal(SuggestionFate.Open, await FateAsync(finnish));
    }

    [Fact]
    public async Task A_draft_kept_on_the_words_alone_brings_its_words_back_and_no_suggestion()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync(Words, Topic.Production, Stance.Intends, "LTU");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync(newsroom.FormFor(Words));
        var owner = Guid.Parse((await page.Locator("#coding").GetAttributeAsync("data-draft-owner"))!);
        var key = (await page.Locator("#coding").GetAttributeAsync("data-draft"))!;
        await app.WithAsync<DraftShelf, DraftOutcome>(shelf => shelf.KeepAsync(owner, key, new Dictionary<string, string> { ["Suggestion"] = $"{suggestion}", ["Input.Note"] = "As it was kept before" }, Cancelled));
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await page.Locator(".begun a").ClickAsync();
        await Expect(page.Locator("#note")).ToHaveValueAsync("As it was kept before");
        await Expect(page.Locator("[name=Suggestion]")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_was_decided_meanwhile_leaves_the_words_and_no_draft_on_the_suggestion()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync(Words, Topic.Production, Stance.Intends, "LTU");
        var page = await app.OpenAsync(browser);
        await WriteNoteAsync(page, $"{newsroom.FormFor(Words)}&suggestion={suggestion}", "Of Lithuania");
        await newsroom.RejectAsync(suggestion);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#meanwhile")).ToContainTextAsync("A colleague decided");
        await Expect(page.Locator("#note")).ToHaveValueAsync("Of Lithuania");
        await Expect(page.Locator("[name=Suggestion]")).ToHaveValueAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/positions/\d+"));
        Assert.Equal(1, await app.WithDbAsync(db => db.Positions.CountAsync(p => p.ArticleId == newsroom.Article.Id, Cancelled)));
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await Expect(page.Locator("#annotate-link")).ToBeVisibleAsync();
        await Expect(page.Locator(".begun")).ToHaveCountAsync(0);
    }

    private static async Task WriteNoteAsync(IPage page, string address, string note)
    {
        await OpenAsync(page, address);
        await page.Locator("#note").FillAsync(note);
        await Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-draft-state", "kept");
    }

    /// <summary>Until the server has said whether it keeps a draft of the form.</summary>
    private static async Task OpenAsync(IPage page, string address) =>
        await page.RunAndWaitForRequestFinishedAsync(() => page.GotoAsync(address), new() { Predicate = request => request.Url.Contains("/api/drafts/", StringComparison.Ordinal) });

    private Task<SuggestionFate> FateAsync(long suggestion) => app.WithDbAsync(db => db.Suggestions.Where(s => s.Id == suggestion).Select(s => s.Fate).SingleAsync(Cancelled));
}
