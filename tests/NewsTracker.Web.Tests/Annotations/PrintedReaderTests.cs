using Microsoft.Playwright;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Browser;
using NewsTracker.Web.Tests.Positions;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>An article on paper: what its marks are is said there, and light words on white are not printed.</summary>
public sealed class PrintedReaderTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    [Fact]
    public async Task The_legend_names_the_marks_that_are_shown_and_is_not_there_without_any()
    {
        var page = await OpenAsync();
        var legend = page.Locator("#print-legend");
        await Expect(legend).ToBeHiddenAsync();
        await page.Locator("#layer-countries").CheckAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(legend).ToBeVisibleAsync();
        await Expect(legend.Locator("> span:visible")).ToHaveTextAsync(["Countries"]);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.Locator("#layer-countries").UncheckAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(legend).ToBeHiddenAsync();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_dark_page_is_printed_light_and_is_dark_again_afterwards()
    {
        var page = await OpenAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.EvaluateAsync("window.addEventListener('beforeprint', () => { window.printedAs = document.documentElement.getAttribute('data-bs-theme'); })");
        await page.PdfAsync();
        Assert.Equal("light", await page.EvaluateAsync<string?>("window.printedAs"));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Positions_are_printed_below_the_text_and_nothing_else_that_stands_beside_it()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Estonia keeps production as an option for later.", PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("#coded dd")).ToHaveTextAsync("Production: Considers", new() { UseInnerText = true });
        await Expect(page.Locator("aside > :visible")).ToHaveCountAsync(1);
        await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var page = await app.OpenAsync(browser, options);
        await page.GotoAsync($"/articles/{await app.AddArticleAsync(AnnotatingApp.Report)}");
        return page;
    }
}
