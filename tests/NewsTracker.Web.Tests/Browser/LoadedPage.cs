using Microsoft.Playwright;
using NewsTracker.Testing;

namespace NewsTracker.Web.Tests.Browser;

internal static class LoadedPage
{
    /// <summary>Waits until the page that is shown is loaded with its scripts. It is asked, since an event that came between two pages is not heard.</summary>
    public static Task LoadedAsync(this IPage page) =>
        Until.TrueAsync(() => page.EvaluateAsync<bool>("document.readyState === 'complete'"), TestContext.Current.CancellationToken);

    /// <summary>Waits until the browser is at an address and its page is loaded. Playwright's own wait for both listens for the end of loading when it may be over.</summary>
    /// <param name="pattern">As Playwright's globs are.</param>
    public static async Task ArrivedAsync(this IPage page, string pattern)
    {
        await page.WaitForURLAsync(pattern, new() { WaitUntil = WaitUntilState.Commit });
        await page.LoadedAsync();
    }

    /// <summary>The same, for an address that is told by what it holds.</summary>
    public static async Task ArrivedAsync(this IPage page, Func<string, bool> isThere)
    {
        await page.WaitForURLAsync(isThere, new() { WaitUntil = WaitUntilState.Commit });
        await page.LoadedAsync();
    }
}
