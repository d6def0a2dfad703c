using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>The results of a search, which come anew without the page.</summary>
public sealed class UpdatesTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_come_without_a_new_page_and_back_and_forward_lead_through_them()
    {
        var page = await app.OpenAsync(browser, "/articles");
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error") { complaints.Add(message.Text); } };
        page.PageError += (_, error) => complaints.Add(error);
        await page.MarkAsync();
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
        Assert.True(await page.IsMarkedAsync(), "The page was left.");
        Assert.Empty(complaints);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task What_is_on_its_way_when_the_browser_leads_back_comes_no_more()
    {
        var page = await app.OpenAsync(browser, "/articles?q=mines");
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page.Locator("#articles.compact")).ToBeVisibleAsync();
        TaskCompletionSource list = new(), before = new();
        await page.RouteAsync(address => address.Contains("sort=relevance", StringComparison.Ordinal), route => LetGoAsync(route, list.Task));
        await page.RouteAsync(address => address.EndsWith("/articles?q=mines", StringComparison.Ordinal), route => LetGoAsync(route, before.Task));
        var hasEnded = EndOf(page, address => address.Contains("sort=relevance", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Link, new() { Name = "relevance" }).ClickAsync();
        await BackAsync(page);
        list.SetResult();
        await hasEnded();
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
        var page = await app.OpenAsync(browser, "/articles");
        foreach (var word in new[] { "treaty", "mines" })
        {
            await page.Locator("#q").FillAsync(word);
            await page.Locator("#q").PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(new Regex($"q={word}$"));
        }

        var first = new TaskCompletionSource();
        await page.RouteAsync(address => address.EndsWith("q=treaty", StringComparison.Ordinal), route => LetGoAsync(route, first.Task));
        var hasEnded = EndOf(page, address => address.EndsWith("q=treaty", StringComparison.Ordinal));
        await BackAsync(page);
        await BackAsync(page);
        await Expect(page.Locator("#q")).ToHaveValueAsync("");
        first.SetResult();
        await hasEnded();
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
        var page = await app.OpenAsync(browser, "/articles?q=treaty");
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
        var page = await app.OpenAsync(browser, "/articles");
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
        var page = await app.OpenAsync(browser, "/articles");
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
        var page = await app.OpenAsync(browser, "/articles");
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_is_led_to_the_sign_in_page_by_the_way_back_too()
    {
        var page = await app.OpenAsync(browser, "/articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "compact" }).ClickAsync();
        await Expect(page.Locator("#articles.compact")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.EvaluateAsync("history.back()");
        await Expect(page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await Expect(page.Locator("#results")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    /// <summary>Back, until the address has changed.</summary>
    private static async Task BackAsync(IPage page) => await page.EvaluateAsync("new Promise(resolve => { addEventListener('popstate', () => resolve(), { once: true }); history.back(); })");

    private static async Task LetGoAsync(IRoute route, Task when)
    {
        await when;
        await route.ContinueAsync();
    }

    /// <summary>A request that is to come has ended, answered or broken off, and the page has had its turn to show what came.</summary>
    private static Func<Task> EndOf(IPage page, Func<string, bool> isMeant)
    {
        var ended = new TaskCompletionSource();
        void See(object? sender, IRequest request)
        {
            if (isMeant(request.Url))
            {
                ended.TrySetResult();
            }
        }

        page.RequestFinished += See;
        page.RequestFailed += See;
        return async () =>
        {
            await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
            await page.EvaluateAsync("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))");
        };
    }
}
