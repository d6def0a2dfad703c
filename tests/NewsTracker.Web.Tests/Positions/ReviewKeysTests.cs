using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>The review queue by keys alone.</summary>
public sealed class ReviewKeysTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queue_is_worked_through_by_single_keys()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        var first = await newsroom.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Considers, "EST");
        var second = await newsroom.SuggestAsync("Lithuania's deputy defence minister", Topic.Stockpiling, Stance.Intends, "LTU");
        var third = await newsroom.SuggestAsync("which all name Russia as the reason", Topic.Withdrawal, Stance.Intends, "POL");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync("/review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reviewing" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("Estonia keeps production as an option for later");
        await page.LoadedAsync();

        // While the help on keys is open, keys decide nothing behind it.
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog[open]")).ToBeHiddenAsync();
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("Estonia keeps production as an option for later");
        await page.Keyboard.DownAsync("a");
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("Lithuania's deputy defence minister");
        await page.LoadedAsync();

        // A key that is still down says nothing of what it has brought into sight.
        await page.Keyboard.DownAsync("a");
        await page.Keyboard.UpAsync("a");
        await page.Keyboard.DownAsync("r");
        await Expect(page.Locator("#reason")).ToBeFocusedAsync();
        await page.Keyboard.DownAsync("r");
        await page.Keyboard.UpAsync("r");
        await Expect(page.Locator("#reason")).ToHaveValueAsync("");
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("Lithuania's deputy defence minister");
        await page.Keyboard.TypeAsync("Only the office is named");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("which all name Russia as the reason");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("#coding")).ToBeVisibleAsync();
        await Expect(page.Locator("#topic")).ToHaveValueAsync("withdrawal");
        await page.GoBackAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator("#last")).ToContainTextAsync("Skipped");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        var fates = await app.WithDbAsync(db => db.Suggestions.Where(s => s.ArticleId == newsroom.Article.Id).OrderBy(s => s.Id).Select(s => s.Fate).ToListAsync(Cancelled));
        Assert.Equal([SuggestionFate.Accepted, SuggestionFate.Rejected, SuggestionFate.Unclear], fates);
        Assert.True(first < second && second < third);
    }

    [Fact]
    public async Task A_second_key_decides_nothing_while_the_first_is_on_its_way()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Considers, "EST");
        await newsroom.SuggestAsync("Lithuania's deputy defence minister", Topic.Stockpiling, Stance.Intends, "LTU");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync("/review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start reviewing" }).ClickAsync();
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("Estonia keeps production as an option for later");
        await page.LoadedAsync();
        var release = new TaskCompletionSource();
        var sent = 0;
        await page.RouteAsync("**/review/*", async route =>
        {
            sent += route.Request.Method == "POST" ? 1 : 0;
            await release.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("u");
        release.SetResult();
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("Lithuania's deputy defence minister");
        Assert.Equal(1, sent);
        var fates = await app.WithDbAsync(db => db.Suggestions.Where(s => s.ArticleId == newsroom.Article.Id).OrderBy(s => s.Id).Select(s => s.Fate).ToListAsync(Cancelled));
        Assert.Equal([SuggestionFate.Accepted, SuggestionFate.Open], fates);
    }

    [Fact]
    public async Task What_is_corrected_leads_on_to_the_next_of_the_same_country()
    {
        await app.WithDbAsync(db => db.ReviewItems.ExecuteDeleteAsync(Cancelled));
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Intends, "EST");
        await newsroom.SuggestAsync("Lithuania's deputy defence minister", Topic.Stockpiling, Stance.Intends, "LTU");
        await newsroom.SuggestAsync("which all name Russia as the reason", Topic.Withdrawal, Stance.Intends, "EST");
        var page = await app.OpenAsync(browser);
        var first = await app.WithDbAsync(db => db.ReviewItems.OrderBy(i => i.Id).Select(i => i.Id).FirstAsync(Cancelled));
        await page.GotoAsync($"/review/{first}?country=EST");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await page.GotoAsync($"/review/{first}?country=EST");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("#topic")).ToBeFocusedAsync();
        await page.Locator("#stance").SelectOptionAsync("considers");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync("which all name Russia as the reason");
        await Expect(page.Locator("#last")).ToContainTextAsync("Recorded: Estonia · Production · Considers.");
        Assert.EndsWith("?country=EST", page.Url, StringComparison.Ordinal);
    }
}
