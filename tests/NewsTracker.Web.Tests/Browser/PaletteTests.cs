using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>The command palette by the keyboard alone, and the page that does the same without scripts.</summary>
public sealed class PaletteTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Ctrl_K_leads_to_a_country_and_offers_it_first_the_next_time(int width, ColorScheme scheme)
    {
        var page = await OpenAsync("/articles", new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = scheme });
        await page.Keyboard.PressAsync("Control+k");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "A page, a country, a tag or an action" });
        await Expect(box).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Export this result" })).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("lithu");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("Lithuania Country");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", "palette-0");
        await Pictures.TakeAsync(page, $"palette-{width}");

        Assert.Empty(await Axe.FindBreachesAsync(page, Axe.Everything));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/countries/LTU$"));
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("Lithuania Country");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task It_does_what_the_page_can_do_and_gives_the_focus_back()
    {
        var page = await OpenAsync("/articles");
        await page.Locator("#articles .headline").First.FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator("dialog.palette")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#articles .headline").First).ToBeFocusedAsync();
        await Expect(page.Locator("dialog.palette")).ToBeHiddenAsync();
        var theme = await page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("switch dark");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Switch between light and dark");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-bs-theme", theme);
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("add sou");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("Add a source Action");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/sources/add$"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_search_that_is_shown_is_saved_from_there()
    {
        var page = await OpenAsync("/articles?q=treaty");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("save this");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveTextAsync("Save this search Here");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/searches/add\?q=treaty$"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Enter_that_is_quicker_than_the_list_waits_for_what_the_letters_lead_to()
    {
        var page = await OpenAsync("/articles");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.InsertTextAsync("latvia");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/countries/LVA$"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Keys_that_are_quicker_than_the_list_all_count_in_the_order_they_were_pressed()
    {
        var page = await OpenAsync("/articles");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        var pressed = new TaskCompletionSource();
        await page.RouteAsync("**/api/go?q=add*", async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.InsertTextAsync("add sou");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        pressed.SetResult();
        var first = page.GetByRole(AriaRole.Option).First;
        await Expect(first).ToHaveTextAsync("Add a source Action");
        await Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/sources/add$"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Without_scripts_a_page_has_the_same_ways()
    {
        var page = await OpenAsync("/articles", new() { JavaScriptEnabled = false });
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to…" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Go to");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Add a source" })).ToBeVisibleAsync();
        await page.Locator("#go-q").FillAsync("lithu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lithuania", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/countries/LTU$"));
        await page.Context.DisposeAsync();
    }

    private Task<IPage> OpenAsync(string address, BrowserNewContextOptions? options = null) => app.OpenAsync(browser, address, options);
}
