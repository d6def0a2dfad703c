using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Map;

/// <summary>The pages on countries in a browser that runs no scripts: forms, links and tables do what sliders and marks do elsewhere.</summary>
public sealed class WithoutScriptsTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    [Fact]
    public async Task The_map_is_set_to_a_day_filtered_by_its_legend_and_leads_to_a_state()
    {
        var page = await OpenAsync("/map");
        await Expect(page.Locator("#play")).ToBeHiddenAsync();
        await page.Locator("#as-of").FillAsync("2026-02-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("asOf=2026-02-20"));
        await Expect(page.Locator("#map-table tbody tr")).ToHaveCountAsync(197);
        await page.Locator("#legend a[data-entry=withdrawn]").ClickAsync();
        await Expect(page.Locator("#map-table tbody tr")).ToHaveCountAsync(5);
        await page.Locator("#map-table").GetByRole(AriaRole.Link, new() { Name = "Estonia" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Estonia");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task The_table_is_filtered_by_a_group_of_the_day_and_sorted()
    {
        var page = await OpenAsync("/countries");
        await page.GetByLabel("Group").SelectOptionAsync("nato");
        await page.Locator("#as-of").FillAsync("2023-04-03");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Lithuania", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Finland", Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "State" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort="));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task The_matrix_compares_two_days_and_a_cell_leads_to_its_words()
    {
        var page = await OpenAsync("/matrix");
        await page.GetByLabel("Compared with").FillAsync("2025-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator("#sum")).ToContainTextAsync("moved");
        await page.Locator("#LTU .cell a").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/positions/|/articles/"));
        await page.Context.DisposeAsync();
    }

    private Task<IPage> OpenAsync(string address) => app.OpenAsync(browser, address, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 1280, Height = 900 } });
}
