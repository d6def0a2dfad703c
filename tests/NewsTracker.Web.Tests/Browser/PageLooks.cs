using Microsoft.Playwright;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Settings;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>
/// Looks at pages on a desk and on a phone, light and dark: accessible (WCAG 2.2 AA), within their width, without an error in the console. Keeps the pictures where <c>NEWSTRACKER_SCREENSHOTS</c> names a folder.
/// The pages are looked at by several classes side by side: one by one they would take longer than all other tests.
/// </summary>
public abstract class PageLooks(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    /// <summary>One who is not signed in, where an admin lets them read.</summary>
    protected const string Visitor = "";

    /// <param name="path">An address, with names of <see cref="FilledApp.Places"/> in it.</param>
    protected Task LookAsync(string name, string path, bool signedIn) => InspectAsync(signedIn ? Role.Admin : Visitor, views => views.LookAsync(name, PathOf(path)));

    /// <summary>Looks at pages as others than an admin see them, once each: they hold less or other things, in the same looks.</summary>
    /// <param name="paths">Addresses with a space between, with names of <see cref="FilledApp.Places"/> in them.</param>
    protected async Task GlanceAsync(string role, string paths)
    {
        await LetVisitorsReadAsync(role == Visitor);
        try
        {
            await InspectAsync(role, async views =>
            {
                foreach (var path in paths.Split(' '))
                {
                    await views.GlanceAsync(PathOf(path));
                }
            });
        }
        finally
        {
            await LetVisitorsReadAsync(false);
        }
    }

    private Task<bool> LetVisitorsReadAsync(bool may) => app.WithAsync<InstallationSettings, bool>(async settings =>
    {
        await settings.SetAnonymousReadingAsync(may, AuditActor.Application, TestContext.Current.CancellationToken);
        return may;
    });

    private string PathOf(string path) => app.Places.Aggregate(path, (address, place) => address.Replace(place.Key, place.Value, StringComparison.Ordinal));

    private async Task InspectAsync(string role, Func<PageViews, Task> look)
    {
        var page = await browser.NewPageAsync(app.Address, new() { ReducedMotion = ReducedMotion.Reduce, StorageState = role == Visitor ? null : await app.SignedInStateAsync(browser, role) });
        var views = new PageViews(page);
        await look(views);
        await page.Context.DisposeAsync();
        Assert.True(views.Problems.Count == 0, string.Join('\n', views.Problems));
    }
}
