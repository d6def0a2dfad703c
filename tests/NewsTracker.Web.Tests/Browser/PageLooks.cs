namespace NewsTracker.Web.Tests.Browser;

/// <summary>
/// Looks at pages on a desk and on a phone, light and dark: accessible (WCAG 2.2 AA), within their width, without an error in the console. Keeps the pictures where <c>NEWSTRACKER_SCREENSHOTS</c> names a folder.
/// The pages are looked at by several classes side by side: one by one they would take longer than all other tests.
/// </summary>
public abstract class PageLooks(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    /// <param name="path">An address, with names of <see cref="FilledApp.Places"/> in it.</param>
    protected async Task LookAsync(string name, string path, bool signedIn)
    {
        path = app.Places.Aggregate(path, (address, place) => address.Replace(place.Key, place.Value, StringComparison.Ordinal));
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = signedIn ? await app.SignedInStateAsync(browser) : null });
        var problems = await PageViews.FindProblemsAsync(page, name, path);
        await page.Context.DisposeAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
