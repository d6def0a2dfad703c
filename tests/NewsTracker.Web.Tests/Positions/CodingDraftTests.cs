using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>What was typed into the form of a position and is not saved: it survives a fault, the page and the network.</summary>
public sealed class CodingDraftTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_wrong_is_told_in_the_form_and_what_was_typed_survives_the_page()
    {
        var (page, newsroom) = await app.OpenToCodeAsync(browser);
        await page.SelectWordsAsync("as have Poland");
        await page.GetByRole(AriaRole.Button, new() { Name = "Position" }).ClickAsync();
        await page.Locator("#topic").SelectOptionAsync("withdrawal");
        await page.Locator("#stance").SelectOptionAsync("formalises");
        await page.Locator("#note").FillAsync("Both of them");
        await page.Locator("[name='Input.MoreCountries']").FillAsync("Finland");
        await page.Locator("#note").PressAsync("Control+Enter");
        await Expect(page.Locator("#problems")).ToContainTextAsync("needs the date of the formal step");
        await Expect(page.Locator("#formal-step")).ToBeFocusedAsync();
        await page.Locator("#note").FillAsync("Both of them, it seems");
        await Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-draft-state", "kept");

        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await page.SelectWordsAsync("as have Poland");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#note")).ToHaveValueAsync("Both of them, it seems");
        await page.Locator("#formal-step").FillAsync("2025-06-27");
        await page.Locator("#formal-step").PressAsync("Control+Enter");
        await Expect(page.Locator(".coding-saved-row")).ToHaveCountAsync(2);
        Assert.Equal(2, await app.WithDbAsync(db => db.Positions.CountAsync(p => p.ArticleId == newsroom.Article.Id && p.FormalStepOn == new DateOnly(2025, 6, 27), Cancelled)));
    }

    [Fact]
    public async Task A_draft_is_kept_while_one_types_and_comes_back_as_it_was_ticked_to_be_discarded()
    {
        var (page, newsroom) = await app.OpenToCodeAsync(browser);
        var puts = 0;
        page.Request += (_, request) => puts += request.Method == "PUT" && request.Url.Contains("/api/drafts/", StringComparison.Ordinal) ? 1 : 0;
        await page.SelectWordsAsync("as have Poland");
        await page.Keyboard.PressAsync("p");
        var poland = page.Locator("[name='Input.Countries'][value='POL']");
        await poland.UncheckAsync();
        await page.Locator("#note").PressSequentiallyAsync("Nobody waits between these letters", new() { Delay = 100 });
        Assert.True(puts > 1, "Nothing was kept on the server before the pause");
        await Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-draft-state", "kept");

        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await page.Locator(".begun").GetByRole(AriaRole.Link, new() { Name = "“as have Poland”" }).ClickAsync();
        await Expect(page.Locator("#note")).ToHaveValueAsync("Nobody waits between these letters");
        await Expect(poland).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard it" }).ClickAsync();
        await Expect(page.Locator("#note")).ToHaveValueAsync("");
        await Expect(poland).ToBeCheckedAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".begun")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_sent_at_once_and_could_not_be_saved_is_back_when_the_reader_is_opened_again()
    {
        var (page, newsroom) = await app.OpenToCodeAsync(browser);
        await page.RouteAsync("**/positions/add", route => route.AbortAsync());
        await page.SelectWordsAsync("as have Poland");
        await page.Keyboard.PressAsync("p");
        await page.Locator("#topic").SelectOptionAsync("withdrawal");
        await page.Locator("#stance").SelectOptionAsync("intends");
        await page.Locator("#note").FillAsync("Both of them");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#coding-panel [role=alert]")).ToContainTextAsync("What you wrote is kept here");

        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await page.SelectWordsAsync("as have Poland");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#note")).ToHaveValueAsync("Both of them");
    }
}
