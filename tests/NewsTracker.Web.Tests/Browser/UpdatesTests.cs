using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Sources;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Parts of pages that come anew without the page: the results of a search, and what tells of work that goes on.</summary>
public sealed class UpdatesTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Results_come_without_a_new_page_and_back_and_forward_lead_through_them()
    {
        var page = await OpenAsync("/articles");
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error") { complaints.Add(message.Text); } };
        page.PageError += (_, error) => complaints.Add(error);
        await MarkAsync(page);
        await page.Locator("#q").FillAsync("treaty");
        await page.Locator("#q").PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("q=treaty$"));
        await Expect(page).ToHaveTitleAsync(new Regex("treaty"));
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page.Locator("#articles.compact")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "relevance" }).ClickAsync();
        await Expect(page.Locator(".results-total")).ToContainTextAsync("best first");

        await page.GoBackAsync();
        await Expect(page.Locator(".results-total")).ToContainTextAsync("newest first");
        await page.GoBackAsync();
        await Expect(page.Locator("#articles:not(.compact)")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("q=treaty$"));
        await page.GoBackAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("");
        await Expect(page).ToHaveTitleAsync(new Regex("^Articles ·"));
        await page.GoForwardAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty");
        await Expect(page.Locator("#q")).ToHaveAttributeAsync("role", "combobox");
        Assert.True(await IsMarkedAsync(page), "The page was left.");
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task What_is_on_its_way_when_the_browser_leads_back_comes_no_more()
    {
        var page = await OpenAsync("/articles?q=mines");
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page.Locator("#articles.compact")).ToBeVisibleAsync();
        TaskCompletionSource list = new(), before = new();
        await page.RouteAsync(address => address.Contains("sort=relevance", StringComparison.Ordinal), route => LetGoAsync(route, list.Task));
        await page.RouteAsync(address => address.EndsWith("/articles?q=mines", StringComparison.Ordinal), route => LetGoAsync(route, before.Task));
        await page.GetByRole(AriaRole.Link, new() { Name = "relevance" }).ClickAsync();
        await BackAsync(page);
        list.SetResult();
        await page.EvaluateAsync("new Promise(resolve => setTimeout(resolve, 300))");
        Assert.Equal(1, await page.EvaluateAsync<int>("document.querySelectorAll('.site-header').length"));
        Assert.EndsWith("q=mines", await page.EvaluateAsync<string>("location.href"), StringComparison.Ordinal);
        before.SetResult();
        await Expect(page.Locator("#articles:not(.compact)")).ToBeVisibleAsync();
        await Expect(page.Locator("#results")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("q=mines$"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Twice_back_at_once_list_and_address_agree_and_the_ways_forward_stay()
    {
        var page = await OpenAsync("/articles");
        foreach (var word in new[] { "treaty", "mines" })
        {
            await page.Locator("#q").FillAsync(word);
            await page.Locator("#q").PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex($"q={word}$"));
        }

        var first = new TaskCompletionSource();
        await page.RouteAsync(address => address.EndsWith("q=treaty", StringComparison.Ordinal), route => LetGoAsync(route, first.Task));
        await BackAsync(page);
        await BackAsync(page);
        await Expect(page.Locator("#q")).ToHaveValueAsync("");
        first.SetResult();
        await page.EvaluateAsync("new Promise(resolve => setTimeout(resolve, 300))");
        await Expect(page.Locator("#q")).ToHaveValueAsync("");
        await Expect(page).ToHaveURLAsync(new Regex("/articles$"));
        await page.GoForwardAsync();
        await Expect(page).ToHaveURLAsync(new Regex("q=treaty$"));
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_hears_of_a_list_hears_that_it_is_empty_and_that_it_is_on_its_way()
    {
        var page = await OpenAsync("/articles?q=treaty");
        var list = new TaskCompletionSource();
        await page.RouteAsync(address => address.Contains("1801-01", StringComparison.Ordinal), route => LetGoAsync(route, list.Task));
        await page.Locator("#from").FillAsync("1801-01");
        await page.Locator("#until").FillAsync("1801-02");
        await page.Locator("[data-months-form] button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#results")).ToHaveAttributeAsync("aria-busy", "true");
        list.SetResult();
        await Expect(page.Locator(".search-results .empty-title")).ToBeFocusedAsync();
        await Expect(page.Locator("#results")).Not.ToHaveAttributeAsync("aria-busy", "true");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_search_is_shown_again_when_the_browser_leads_back_to_it()
    {
        var page = await OpenAsync("/articles");
        await page.Locator("#q").FillAsync("contry:FIN");
        await page.Locator("#q").PressAsync("Enter");
        await Expect(page.Locator("#search-problem mark")).ToHaveTextAsync("contry:");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Locator("#q").FillAsync("country:FIN");
        await page.Locator("#q").PressAsync("Enter");
        await Expect(page.Locator("#search-problem")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Expect(page.Locator("#search-problem mark")).ToHaveTextAsync("contry:");
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Who_narrows_by_the_panel_stays_at_its_link_and_hears_how_many_there_are(int width)
    {
        var page = await OpenAsync("/articles");
        await page.SetViewportSizeAsync(width, 844);
        await page.GetByRole(AriaRole.Link, new() { Name = "Country Finland" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var without = page.GetByRole(AriaRole.Link, new() { Name = "Without country Finland" });
        await Expect(without).ToBeFocusedAsync();
        await Expect(without).ToBeInViewportAsync();
        await Expect(page.Locator("body > [role=status]")).ToContainTextAsync("newest first");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Country Finland" })).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Though_a_script_of_the_page_fails_no_copies_of_pages_are_kept_and_no_styles_added()
    {
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser) });
        await page.RouteAsync("**/js/articles/search.js", route => route.AbortAsync());
        await page.GotoAsync("/articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page.Locator("#articles.compact")).ToBeVisibleAsync();
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('htmx-history-cache')"));
        await Expect(page.Locator("style")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Without_htmx_the_search_is_completed_and_leads_to_a_new_page()
    {
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser) });
        await page.RouteAsync("**/htmx.min.js", route => route.AbortAsync());
        await page.GotoAsync("/articles");
        await Expect(page.Locator("#q")).ToHaveAttributeAsync("role", "combobox");
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page.Locator("#articles.compact")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_is_led_to_the_sign_in_page()
    {
        var page = await OpenAsync("/articles");
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_is_led_to_the_sign_in_page_by_the_way_back_too()
    {
        var page = await OpenAsync("/articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page.Locator("#articles.compact")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.EvaluateAsync("history.back()");
        await Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await Expect(page.Locator("#results")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task What_tells_of_a_poll_comes_anew_until_it_has_finished_but_not_from_under_ones_hands()
    {
        var poll = new Poll { FeedId = 1, StartedAt = Now, Outcome = PollOutcome.Running };
        await app.WithDbAsync(db =>
        {
            db.Polls.Add(poll);
            return db.SaveChangesAsync();
        });
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser) });
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/sources/polls/{poll.Id}");
        await page.LoadedAsync();
        await MarkAsync(page);
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("/sources/polls/", StringComparison.Ordinal) ? 1 : 0;
        await page.Locator("#refresh").FocusAsync();
        await page.Clock.RunForAsync(60_000);
        Assert.Equal(0, asked);

        await page.Locator("#main").FocusAsync();
        await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(5_000), response => response.Url.EndsWith($"/sources/polls/{poll.Id}", StringComparison.Ordinal));
        await Expect(page.Locator("#polling")).ToContainTextAsync("Still being polled");
        await app.WithDbAsync(db => db.Polls.Where(p => p.Id == poll.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Outcome, PollOutcome.Succeeded).SetProperty(p => p.FinishedAt, Now), Cancelled));
        await page.Clock.RunForAsync(10_000);
        await Expect(page.Locator("#polling:not([hx-get])")).ToContainTextAsync("No addresses were seen");
        asked = 0;
        await page.Clock.RunForAsync(60_000);
        Assert.Equal(0, asked);
        Assert.True(await IsMarkedAsync(page), "The page was left.");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_is_not_asked_for_work_that_goes_on_for_ever()
    {
        var poll = new Poll { FeedId = 1, StartedAt = Now, Outcome = PollOutcome.Running };
        await app.WithDbAsync(db =>
        {
            db.Polls.Add(poll);
            return db.SaveChangesAsync();
        });
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser) });
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/sources/polls/{poll.Id}");
        await page.LoadedAsync();
        await page.Context.ClearCookiesAsync();
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("/sources/polls/", StringComparison.Ordinal) ? 1 : 0;
        await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(5_000), response => response.Url.Contains("/account/sign-in", StringComparison.Ordinal));
        for (var i = 0; i < 6; i++)
        {
            await page.Clock.RunForAsync(50_000);
        }

        Assert.InRange(asked, 1, 2);
        await Expect(page.Locator("#polling")).ToContainTextAsync("Still being polled");
        await page.Context.DisposeAsync();
    }

    /// <summary>Back, until the address has changed.</summary>
    private static async Task BackAsync(IPage page) => await page.EvaluateAsync("new Promise(resolve => { addEventListener('popstate', () => resolve(), { once: true }); history.back(); })");

    private static async Task LetGoAsync(IRoute route, Task when)
    {
        await when;
        await route.ContinueAsync();
    }

    private static async Task MarkAsync(IPage page) => await page.EvaluateAsync("globalThis.isSamePage = true");

    private static Task<bool> IsMarkedAsync(IPage page) => page.EvaluateAsync<bool>("globalThis.isSamePage === true");

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser) });
        await page.GotoAsync(address);
        return page;
    }
}
