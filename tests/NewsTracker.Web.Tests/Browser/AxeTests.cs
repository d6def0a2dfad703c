namespace NewsTracker.Web.Tests.Browser;

public sealed class AxeTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_breach_is_told_with_its_rule_and_element_and_colours_are_asked_alone()
    {
        var page = await browser.NewPageAsync(new Uri("http://127.0.0.1"));
        await page.SetContentAsync("<html lang=en><title>Mines</title><body style='background:#fff'><img src='data:,'><p style='color:#eee'>Pale</p></body></html>");
        var all = await Axe.FindBreachesAsync(page, Axe.Everything);
        Assert.Contains(all, breach => breach.StartsWith("image-alt:", StringComparison.Ordinal) && breach.Contains("<img", StringComparison.Ordinal));
        Assert.StartsWith("color-contrast:", Assert.Single(await Axe.FindBreachesAsync(page, Axe.Colours)), StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }
}
