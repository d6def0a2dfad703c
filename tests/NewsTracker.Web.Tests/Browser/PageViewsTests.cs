namespace NewsTracker.Web.Tests.Browser;

public sealed class PageViewsTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task A_page_may_be_wrong_but_not_what_it_brings(int status)
    {
        const string Page = "<html lang=en><title>Mines</title><body><h1>Mines</h1><script src=/brought.js></script></body></html>";
        var page = await browser.NewPageAsync(new Uri("http://127.0.0.1"));
        await page.RouteAsync("**", route => route.FulfillAsync(new() { Status = status, ContentType = "text/html", Body = Page.Replace("<script src=/brought.js></script>", "", StringComparison.Ordinal) }));
        var views = new PageViews(page);
        await views.GlanceAsync("/wrong");
        Assert.Empty(views.Problems);
        await page.RouteAsync("**/right", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Page }));
        await views.GlanceAsync("/right");
        Assert.Contains("/brought.js", Assert.Single(views.Problems), StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }
}
