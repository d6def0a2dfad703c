using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>An analyst searches: by typing and by the panel, with scripts and without, by the keyboard alone.</summary>
public sealed class SearchTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Typing_and_clicking_lead_to_the_same_search(bool hasScripts)
    {
        var page = await OpenAsync(hasScripts);
        await page.GotoAsync("/articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "Country Finland" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("q=country(:|%3A)FIN"));
        await Expect(page.GetByRole(AriaRole.Searchbox).Or(page.GetByRole(AriaRole.Combobox, new() { Name = "Search the articles" }))).ToHaveValueAsync("country:FIN");
        await page.Locator("#q").FillAsync("country:finland treaty");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("country:FIN treaty");
        await Expect(page.Locator(".articles mark").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Without country Finland" }).ClickAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty");

        await page.Locator("#articles .headline").Nth(1).ClickAsync();
        await Expect(page.Locator("#headline")).ToBeVisibleAsync();
        var headline = await page.Locator("#headline").InnerTextAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Newer" }).ClickAsync();
        await Expect(page.Locator("#headline")).Not.ToHaveTextAsync(headline);
        await page.GetByRole(AriaRole.Link, new() { Name = "What was found" }).ClickAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Clicked_or_typed_a_search_has_one_address()
    {
        var page = await OpenAsync(hasScripts: true);
        await page.GotoAsync("/articles?q=treaty&density=compact");
        await page.GetByRole(AriaRole.Link, new() { Name = "Country Finland" }).ClickAsync();
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty country:FIN");
        await Expect(page).ToHaveURLAsync(new Regex("country"));
        var clicked = page.Url;

        await page.GotoAsync("/articles?density=compact");
        await page.Locator("#q").FillAsync("  treaty   Country:finland ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(clicked)}$"));
        await page.GotoAsync("/articles?density=Compact&q=treaty++Country%3AFinland");
        await Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(clicked)}$"));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task On_paper_a_result_says_what_was_asked_and_shows_no_controls()
    {
        var page = await OpenAsync(hasScripts: true);
        await page.GotoAsync("/articles?q=treaty");
        await Expect(page.Locator("#print-query")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("#print-query")).ToHaveTextAsync(": treaty");
        await Expect(page.Locator("#print-query")).ToBeVisibleAsync();
        await Expect(page.Locator("main :is(input, button, .btn):visible")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_search_is_shown_at_its_word(bool hasScripts)
    {
        var page = await OpenAsync(hasScripts);
        await page.GotoAsync("/articles");
        await page.Locator("#q").FillAsync("treaty contry:FIN");
        await page.Locator("#q").PressAsync("Enter");
        await Expect(page.Locator("#search-problem mark")).ToHaveTextAsync("contry:");
        await Expect(page.Locator("#search-problem")).ToContainTextAsync("did you mean country:");
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty contry:FIN");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task After_a_search_the_keys_of_the_list_count_and_who_writes_on_loses_nothing()
    {
        var page = await OpenAsync(hasScripts: true);
        await page.GotoAsync("/articles");
        await page.Locator("#q").FillAsync("treaty");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".results-total")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty");
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator("#headline")).ToBeVisibleAsync();

        // The results of the second search come while its words are still being changed.
        await page.GotoAsync("/articles");
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/articles?q=treaty*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.Locator("#q").FillAsync("treaty");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync(" lithuania");
        held.SetResult();
        await Expect(page).ToHaveURLAsync(new Regex("q=treaty"));
        await page.Keyboard.TypeAsync(" finland");
        await Expect(page.Locator("#q")).ToHaveValueAsync("treaty lithuania finland");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Fields_and_values_are_completed_by_the_keyboard_alone()
    {
        var page = await OpenAsync(hasScripts: true);
        await page.GotoAsync("/articles");
        await page.Locator("#q").FocusAsync();
        await page.Keyboard.TypeAsync("coun");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("country:");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#q")).ToHaveValueAsync("country:");
        await page.Keyboard.TypeAsync("lith");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Lithuania");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#q")).ToHaveValueAsync("country:LTU ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("q=country(:|%3A)LTU"));
        await Expect(page.Locator(".results-total")).ToContainTextAsync("articles, newest first");
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("/searches/add", "#query", "Save the search")]
    [InlineData("/tags/rules/add", "#bench-q", "Show what it matches")]
    [InlineData("/tags/apply", "#bench-q", "Show the articles")]
    public async Task Wherever_a_query_is_written_it_is_completed_and_a_wrong_word_is_pointed_at(string address, string box, string button)
    {
        var page = await OpenAsync(hasScripts: true);
        await page.GotoAsync(address);
        await page.Locator(box).FocusAsync();
        await page.Keyboard.TypeAsync("country:lith");
        await Expect(page.GetByRole(AriaRole.Option)).ToContainTextAsync(["Lithuania"]);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(box)).ToHaveValueAsync("country:LTU ");
        await page.Locator(box).FillAsync("country:LTU topic:banana");
        if (await page.Locator("#name").CountAsync() > 0)
        {
            await page.Locator("#name").FillAsync("A wrong one");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(page.Locator(".query-problem mark")).ToHaveTextAsync("banana");
        await Expect(page.Locator(box)).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(bool hasScripts) =>
        await browser.NewPageAsync(app.Address, new() { JavaScriptEnabled = hasScripts, StorageState = await app.SignedInStateAsync(browser) });
}
