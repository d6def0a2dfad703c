using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Triage;
using NewsTracker.Testing.Positions;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>The list and the reader by the keyboard alone: rows, ticks, read and unread, triage, jumps, the help and its switch.</summary>
public sealed class KeyboardTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    [Fact]
    public async Task Rows_are_walked_ticked_and_kept_and_the_list_comes_back_to_its_place()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.TriageState, TriageState.New)));
        var page = await OpenAsync("/articles");
        await PressAsync(page, "j", "j");
        await Expect(page.Locator("#articles tbody tr").Nth(1).Locator(".headline")).ToBeFocusedAsync();
        await PressAsync(page, "x", "j", "j", "Shift+X");
        await Expect(page.Locator("[data-chosen]")).ToHaveTextAsync(new Regex("^[3-9] ticked$"));
        await PressAsync(page, "k", "x");
        await Expect(page.Locator("#articles tbody tr").Nth(2).Locator("td.tick input")).Not.ToBeCheckedAsync();
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await PressAsync(page, "j", "j", "e");
        await Expect(page.Locator(".alert-success")).ToContainTextAsync("The article is kept.");
        await Expect(page.Locator("#articles tbody tr").Nth(1).Locator(".headline")).ToBeFocusedAsync();
        await Expect(page.Locator("#articles tbody tr").Nth(1).Locator(".triage-state")).ToHaveTextAsync("Kept");
        await PressAsync(page, "d");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Dismiss this article?");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_does_not_dismiss_after_all_has_nothing_ticked_for_the_next_key()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.TriageState, TriageState.New)));
        var page = await OpenAsync("/articles");
        await PressAsync(page, "j", "d");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Dismiss this article?");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator("#articles tbody tr").First.Locator(".headline")).ToBeFocusedAsync();
        await page.LoadedAsync();
        await Expect(page.Locator("[data-chosen]")).ToBeEmptyAsync();
        await PressAsync(page, "j", "e");
        await Expect(page.Locator(".alert-success")).ToContainTextAsync("The article is kept.");
        await Expect(page.Locator("#articles tbody tr").Nth(1).Locator(".triage-state")).ToHaveTextAsync("Kept");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_key_that_does_nothing_says_why_on_the_screen()
    {
        var page = await OpenAsync("/articles");
        await page.RouteAsync("**/api/reads/**", route => route.FulfillAsync(new() { Status = 403 }));
        await PressAsync(page, "j", "u");
        await Expect(page.Locator(".failure")).ToHaveTextAsync("Your account may not do this.");
        await Expect(page.Locator(".failure")).ToBeInViewportAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task U_marks_as_read_and_as_unread_in_the_list_and_in_the_reader()
    {
        var page = await OpenAsync("/articles");
        var row = page.Locator("#articles tbody tr").First;
        await PressAsync(page, "j");
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator("#headline")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.ReloadAsync();
        await Expect(row).Not.ToHaveClassAsync(new Regex("unread"));
        await PressAsync(page, "j", "u");
        await Expect(row).ToHaveClassAsync(new Regex("unread"));
        await PressAsync(page, "u");
        await Expect(row).Not.ToHaveClassAsync(new Regex("unread"));
        await PressAsync(page, "Enter");
        await Expect(page.Locator("#headline")).ToBeVisibleAsync();
        await page.LoadedAsync();
        await PressAsync(page, "u");
        await Expect(page.Locator(".alert-success")).ToContainTextAsync("marked as unread");
        await Expect(row).ToHaveClassAsync(new Regex("unread"));

        // Over the next search it would tell of an article that is none of those shown.
        await page.LoadedAsync();
        await page.Locator("#q").FillAsync("treaty");
        await page.Locator("#q").PressAsync("Enter");
        await Expect(page.Locator(".results-total")).ToBeFocusedAsync();
        await Expect(page.Locator(".alert-success")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task In_the_reader_n_leads_on_e_keeps_and_stays_in_what_was_found_and_d_asks_why()
    {
        await app.WithDbAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.TriageState, TriageState.New)));
        var page = await OpenAsync("/articles?q=mines");
        await PressAsync(page, "j", "Enter");
        await Expect(page.Locator("#headline")).ToBeVisibleAsync();
        await page.LoadedAsync();
        var headline = await page.Locator("#headline").InnerTextAsync();
        await PressAsync(page, "n");
        await Expect(page.Locator("#headline")).Not.ToHaveTextAsync(headline);
        await page.LoadedAsync();
        await PressAsync(page, "e");
        await Expect(page.Locator("#triage-state")).ToHaveTextAsync("Kept");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "What was found" })).ToBeVisibleAsync();
        await page.LoadedAsync();
        await PressAsync(page, "d");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Dismiss this article?");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Back_from_the_reader_the_list_looks_as_before_and_is_at_the_article_read_last()
    {
        var page = await OpenAsync("/articles?q=mines&density=compact");
        var third = await page.Locator("#articles tbody .headline").Nth(2).GetAttributeAsync("href");
        await PressAsync(page, "j", "j", "o");
        await Expect(page.Locator("#headline")).ToBeVisibleAsync();
        await page.LoadedAsync();
        var headline = await page.Locator("#headline").InnerTextAsync();
        await PressAsync(page, "n");
        await Expect(page.Locator("#headline")).Not.ToHaveTextAsync(headline);
        await page.LoadedAsync();
        await PressAsync(page, "u");
        await Expect(page).ToHaveURLAsync(new Regex("density=compact"));
        await Expect(page.Locator($"#articles .headline[href='{third}']")).ToBeFocusedAsync();
        await PressAsync(page, "k");
        await Expect(page.Locator("#articles tbody .headline").Nth(1)).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Over_the_end_of_a_page_j_and_k_go_on_and_n_turns_it()
    {
        var now = TimeProvider.System.GetUtcNow();
        await app.WithDbAsync(async db =>
        {
            for (var i = 0; i < 40; i++)
            {
                await CodedArticle.AddAsync(db, $"The axolotl number {i} was late.", now.AddMinutes(-i), TestContext.Current.CancellationToken);
            }

            return 0;
        });
        var page = await OpenAsync("/articles?q=axolotl");
        var links = page.Locator("#articles tbody .headline");
        var last = await links.Last.GetAttributeAsync("href");
        await links.Nth(22).FocusAsync();
        for (var i = 0; i < 9; i++)
        {
            await page.Keyboard.DownAsync("j");
        }

        await page.Keyboard.UpAsync("j");
        await Expect(links.Last).ToBeFocusedAsync();
        Assert.EndsWith("?q=axolotl", page.Url, StringComparison.Ordinal);
        await PressAsync(page, "j");
        await Expect(page).ToHaveURLAsync(new Regex("before="));
        await Expect(links.First).ToBeFocusedAsync();
        await Expect(links).ToHaveCountAsync(15);
        await page.LoadedAsync();
        await PressAsync(page, "k");
        await Expect(page).ToHaveURLAsync(new Regex("after="));
        await Expect(page.Locator($"#articles .headline[href='{last}']")).ToBeFocusedAsync();
        await page.LoadedAsync();
        await PressAsync(page, "n");
        await Expect(page).ToHaveURLAsync(new Regex("before="));
        await page.LoadedAsync();
        await links.Last.FocusAsync();
        await PressAsync(page, "j");
        await Expect(page.Locator("body > [role=status]")).ToHaveTextAsync("This is the last one.");
        await PressAsync(page, "?");
        await Expect(page.Locator("dialog.keys-help")).ToContainTextAsync("the page before");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Jumps_and_the_search_are_two_keys_away()
    {
        var page = await OpenAsync("/countries");
        await PressAsync(page, "g", "a");
        await Expect(page).ToHaveURLAsync(new Regex("/articles$"));
        await page.LoadedAsync();
        await PressAsync(page, "/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("gm?jx");
        await Expect(page.Locator("#q")).ToHaveValueAsync("gm?jx");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await page.GotoAsync("/");
        await PressAsync(page, "g", "r");
        await Expect(page).ToHaveURLAsync(new Regex("/review$"));
        await page.LoadedAsync();
        await PressAsync(page, "/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task P_leads_from_the_list_to_the_text_and_t_to_the_tags()
    {
        var page = await OpenAsync("/articles");
        await PressAsync(page, "j", "p");
        await Expect(page.Locator("#body")).ToBeFocusedAsync();
        await PressAsync(page, "j");
        Assert.NotEqual("", await page.EvaluateAsync<string>("getSelection().toString()"));
        await PressAsync(page, "Escape");
        await page.EvaluateAsync("getSelection().removeAllRanges()");
        await Expect(page.Locator("#passage-tools")).ToBeHiddenAsync();
        await PressAsync(page, "t");
        await Expect(page.Locator("#article-tags")).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task The_help_lists_the_keys_and_switches_them_off_and_the_focus_goes_back(int width, ColorScheme scheme)
    {
        var page = await OpenAsync("/articles", new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = scheme });
        await PressAsync(page, "j", "?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keys of this page" });
        await Expect(help).ToContainTextAsync("tick it, or take the tick away");
        await Expect(help).ToContainTextAsync("Countries");
        await Pictures.TakeAsync(page, $"keys-{width}");

        Assert.Empty(await Axe.FindBreachesAsync(page, Axe.Everything));
        await help.GetByRole(AriaRole.Switch).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#articles tbody tr").First.Locator(".headline")).ToBeFocusedAsync();
        await PressAsync(page, "x", "j", "?");
        await Expect(page.Locator("#articles tbody tr").First.Locator("td.tick input")).Not.ToBeCheckedAsync();
        await Expect(page.Locator("#articles tbody tr").First.Locator(".headline")).ToBeFocusedAsync();
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("/articles")]
    [InlineData("/review")]
    public async Task A_module_that_the_layout_and_the_page_use_runs_once(string address)
    {
        var page = await OpenAsync(address);
        await page.LoadedAsync();
        var keys = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname).filter(path => /keys\\/keys\\b/.test(path))");
        Assert.Equal("/js/keys/keys.js", Assert.Single(keys));
        await page.Context.DisposeAsync();
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    private Task<IPage> OpenAsync(string address, BrowserNewContextOptions? options = null) => app.OpenAsync(browser, address, options);
}
