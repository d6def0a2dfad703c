using Microsoft.Playwright;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using NewsTracker.Web.Tests.Positions;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Countries;

/// <summary>A country on paper: nothing can be opened there.</summary>
public sealed class PrintedCountryTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    [Fact]
    public async Task Why_a_stance_is_the_current_one_is_printed_though_it_is_folded_away_on_the_screen()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.RecordAsync("Estonia keeps production as an option for later.", PositionState.Accepted, Topic.Production, Stance.Considers, "EST");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync("/countries/EST");
        var why = page.Locator("#stance-production .why-this");
        await Expect(why).ToHaveTextAsync("Why this one on production", new() { UseInnerText = true });
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(why).ToContainTextAsync("the latest", new() { UseInnerText = true, IgnoreCase = true });
        await Expect(why.Locator("summary")).ToBeHiddenAsync();
        await page.Context.DisposeAsync();
    }
}
