using Microsoft.Playwright;
using NewsTracker.Web.Tests.Browser;
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

    private async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var page = await app.OpenAsync(browser, options);
        await page.GotoAsync($"/articles/{await app.AddArticleAsync(AnnotatingApp.Report)}");
        return page;
    }
}
