using Microsoft.Playwright;
using NewsTracker.Testing;

namespace NewsTracker.Web.Tests.Browser;

internal static class LoadedPage
{
    /// <summary>Waits until the page that is shown is loaded with its scripts. It is asked, since an event that came between two pages is not heard.</summary>
    public static Task LoadedAsync(this IPage page) =>
        Until.TrueAsync(() => page.EvaluateAsync<bool>("document.readyState === 'complete'"), TestContext.Current.CancellationToken);
}
