namespace NewsTracker.Web.Tests.Browser;

public sealed class EdgesTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("white", "rgb(90 90 90)", true)]
    [InlineData("white", "rgb(200 200 200)", false)]
    [InlineData("white", "rgb(0 0 0 / .1)", false)]
    [InlineData("rgb(0 0 0 / .9)", "rgb(200 200 200)", true)]
    [InlineData("rgb(0 0 0 / .9)", "rgb(255 255 255 / .1)", false)]
    public async Task An_edge_is_measured_as_it_is_painted(string ground, string edge, bool isSeen)
    {
        var page = await browser.NewPageAsync(new Uri("http://127.0.0.1"));
        await page.SetContentAsync($"<html lang=en><title>Mines</title><body style='background:{ground}'><input class=form-control style='background:none;border:1px solid {edge}'></body></html>");
        Assert.Equal(isSeen, await Edges.FindPaleAsync(page) is null);
        await page.Context.DisposeAsync();
    }
}
