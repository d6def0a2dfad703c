using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsTracker.Testing.Positions;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>When the articles found were published: bars to drag over, and the same numbers as links.</summary>
public sealed class MonthsTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("NEWSTRACKER_SCREENSHOTS");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dragged_over_years_then_over_months_the_search_is_narrowed_to_them()
    {
        await AddAsync("quagga", new(1999, 5, 2), new(2003, 2, 1), new(2003, 6, 1), new(2004, 3, 1), new(2019, 1, 1));
        var page = await OpenAsync("/articles?q=quagga", hasScripts: true);
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Articles by year, 1999 to 2019; most in 2003: 2" })).ToBeVisibleAsync();
        await DragAsync(page, 4, 5, of: 21);
        await Expect(page).ToHaveURLAsync(new Regex("published(:|%3A)2003-01..2004-12"));
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Articles by month, Feb 2003 to Mar 2004; most in " })).ToBeVisibleAsync();
        await Expect(page.Locator("#articles tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("#from")).ToHaveValueAsync("2003-01");
        await DragAsync(page, 4, 2, of: 14);
        await Expect(page.Locator("#q")).ToHaveValueAsync("quagga published:2003-04..2003-06");
        await Expect(page.Locator("#articles tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Any time" }).ClickAsync();
        await Expect(page.Locator("#articles tbody tr")).ToHaveCountAsync(5);
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_numbers_are_links_for_the_keyboard(bool hasScripts)
    {
        await AddAsync("quokka", new(2021, 5, 2), new(2021, 5, 3), new(2022, 2, 1));
        var page = await OpenAsync("/articles?q=quokka", hasScripts);
        await page.GetByText("Numbers by month").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".months-counts li")).ToHaveTextAsync([new Regex(@"^Feb 2022\s+\d+$"), new Regex(@"^May 2021\s+\d+$")]);
        if (hasScripts)
        {
            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "months.png") });
            }

            Assert.Empty(await Axe.FindBreachesAsync(page, Axe.Everything));
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Published May 2021" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#q")).ToHaveValueAsync("quokka published:2021-05");
        await Expect(page.Locator("#from")).ToHaveValueAsync("2021-05");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Who_walks_the_numbers_goes_on_with_those_of_the_year_and_finds_the_panel_as_it_was()
    {
        await AddAsync("zorilla", new(1999, 5, 2), new(2003, 2, 1), new(2003, 6, 1), new(2019, 1, 1));
        var page = await OpenAsync("/articles?q=zorilla", hasScripts: true);
        var closed = page.Locator($"#{await page.Locator("details.facet").Last.GetAttributeAsync("id")}");
        await closed.Locator("summary").ClickAsync();
        await page.GetByText("Numbers by year").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Published 2003" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Numbers by month")).ToBeFocusedAsync();
        await Expect(closed).Not.ToHaveAttributeAsync("open", "");
        await page.GetByRole(AriaRole.Link, new() { Name = "Published Feb 2003" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".results-total")).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    private static async Task DragAsync(IPage page, int from, int to, int of)
    {
        await page.Locator("[data-months]").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("[data-months]").BoundingBoxAsync())!;
        float At(int bar) => box.X + (box.Width * (bar + .5f) / of);
        await page.Mouse.MoveAsync(At(from), box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(At(to), box.Y + 25);
        await Expect(page.Locator("[data-months] .brushed")).ToHaveCountAsync(Math.Abs(to - from) + 1);
        await page.Mouse.UpAsync();
    }

    private Task<int> AddAsync(string word, params DateOnly[] days) => app.WithDbAsync(async db =>
    {
        foreach (var day in days)
            await CodedArticle.AddAsync(db, $"A {word} was late on {day:O}.", new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero), Cancelled);
        return days.Length;
    });

    private async Task<IPage> OpenAsync(string address, bool hasScripts)
    {
        var page = await browser.NewPageAsync(app.Address, new() { JavaScriptEnabled = hasScripts, StorageState = await app.SignedInStateAsync(browser) });
        await page.GotoAsync(address);
        return page;
    }
}
