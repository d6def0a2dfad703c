using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Jobs;
using NewsTracker.Testing;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>An editor decides on articles from the list: on those ticked and on all that a search finds, with scripts and without.</summary>
public sealed class ListTriageTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ticked_articles_are_decided_on_and_that_is_undone(bool hasScripts)
    {
        await ForgetAsync();
        var page = await OpenAsync("/articles?q=treaty", hasScripts);
        var boxes = page.Locator("#articles tbody td.tick input");
        await boxes.Nth(0).CheckAsync();
        await boxes.Nth(2).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss…" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Dismiss these 2 articles?");
        await page.GetByLabel("Why").FillAsync("Not about the Convention");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("2 articles dismissed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/articles\?q=treaty$"));
        await Expect(page.Locator(".alert-success")).ToContainTextAsync("Undone: 2 articles are as before.");
        await Expect(page.Locator("#articles .triage-state")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_that_a_search_finds_is_shown_first_then_decided_on_and_taken_back(bool hasScripts)
    {
        await ForgetAsync();
        var page = await OpenAsync("/articles?q=treaty%20state:new", hasScripts);
        var all = await page.Locator(".selection-all").InnerTextAsync();
        await page.Locator(".selection-all input").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        var count = Regex.Match(all, @"\d+").Value;
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Keep all {count} articles?");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Keep all {count} articles" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/triage/[0-9a-f-]{36}"));
        await FinishedAsync(page, 1, $"{count} articles kept");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await FinishedAsync(page, 2, "Undone, or decided on anew since");
        Assert.Equal(0, await app.WithDbAsync(db => db.Articles.CountAsync(a => a.TriageState != TriageState.New)));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_stretch_is_ticked_with_shift_and_a_page_with_one_box()
    {
        var page = await OpenAsync("/articles", hasScripts: true);
        var boxes = page.Locator("#articles tbody td.tick input");
        await boxes.Nth(1).ClickAsync();
        await boxes.Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Locator("[data-chosen]")).ToHaveTextAsync("3 ticked");
        await Expect(boxes.Nth(2)).ToBeCheckedAsync();
        await page.GetByLabel("Tick all on this page").ClickAsync();
        Assert.Equal(await page.Locator("#articles tbody [name=article]").CountAsync(), await page.Locator("#articles tbody [name=article]:checked").CountAsync());
        await page.GetByLabel("Tick all on this page").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-chosen]")).ToHaveTextAsync("Tick an article first.");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Ticks_stay_over_the_pages_of_a_result_and_a_reload_until_they_are_cleared_or_decided_on()
    {
        await ForgetAsync();
        var page = await OpenAsync("/articles", hasScripts: true);
        var (boxes, status) = (page.Locator("#articles tbody td.tick input"), page.Locator("[data-chosen]"));
        await boxes.Nth(0).CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("before="));
        await Expect(status).ToHaveTextAsync("1 ticked, 1 on other pages");
        await boxes.Nth(0).CheckAsync();
        await page.ReloadAsync();
        await Expect(status).ToHaveTextAsync("2 ticked, 1 on other pages");
        await Expect(boxes.Nth(0)).ToBeCheckedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Tag…" }).ClickAsync();
        await Expect(page.Locator("#match-count")).ToHaveTextAsync("2 articles ticked.");
        await page.GoBackAsync();
        await Expect(status).ToHaveTextAsync("2 ticked, 1 on other pages");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss…" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Dismiss these 2 articles?");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(status).ToHaveTextAsync("2 ticked, 1 on other pages");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("2 articles kept");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(page.Locator("#articles .triage-state")).ToHaveTextAsync(["Kept"]);
        await page.LoadedAsync();
        await Expect(status).ToBeEmptyAsync();

        await boxes.Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(boxes.Nth(1)).Not.ToBeCheckedAsync();
        await Expect(status).ToBeEmptyAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Ticked_articles_are_given_to_an_editor_and_tagged()
    {
        var page = await OpenAsync("/articles?order=newest", hasScripts: false);
        await page.Locator("#articles tbody td.tick input").Nth(0).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign…" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Assign this article?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(page.Locator(".alert-success")).ToContainTextAsync("The article is given over.");
        await page.Locator("#articles tbody td.tick input").Nth(0).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tag…" }).ClickAsync();
        await Expect(page.Locator("#match-count")).ToHaveTextAsync("1 article ticked.");
        await page.GetByLabel("Tag", new() { Exact = true }).FillAsync("Mine use");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose the tag" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set on those ticked" }).ClickAsync();
        await Expect(page.Locator("#tagging")).ToContainTextAsync("1 ticked article");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/articles\?order=newest$"));
        await page.Context.DisposeAsync();
    }

    /// <summary>Nothing is decided on. Search learns of decisions by their acts, of which there are none here.</summary>
    private Task<int> ForgetAsync() => app.WithDbAsync(async db =>
    {
        await db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.TriageState, TriageState.New));
        return await db.Database.ExecuteSqlAsync($"select article_search_mark(array(select id from articles))");
    });

    private async Task FinishedAsync(IPage page, int jobs, string words)
    {
        // A click does not wait for the page it leads to.
        await Expect(page.Locator("#jobs dt")).ToHaveCountAsync(jobs);
        await Until.TrueAsync(() => app.WithDbAsync(async db => !await db.Jobs.Unfinished().AnyAsync(Cancelled)), Cancelled);
        await page.ReloadAsync();
        await Expect(page.Locator("#polling")).ToContainTextAsync(words);
    }

    private Task<IPage> OpenAsync(string address, bool hasScripts) => app.OpenAsync(browser, address, new() { JavaScriptEnabled = hasScripts });
}
