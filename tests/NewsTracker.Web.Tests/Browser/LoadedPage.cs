using Microsoft.Playwright;
using NewsTracker.Testing;

namespace NewsTracker.Web.Tests.Browser;

internal static class LoadedPage
{
    /// <summary>Waits until the page that is shown is loaded with its scripts. It is asked, since an event that came between two pages is not heard.</summary>
    public static Task LoadedAsync(this IPage page) =>
        Until.TrueAsync(() => page.EvaluateAsync<bool>("document.readyState === 'complete'"), TestContext.Current.CancellationToken);

    /// <summary>Waits until the browser is at an address and its page is loaded. The address is asked for, too: Playwright's own wait looks at it and listens afterwards, and what changes between is missed.</summary>
    public static async Task ArrivedAsync(this IPage page, Func<string, bool> isThere)
    {
        await Until.TrueAsync(() => Task.FromResult(isThere(page.Url)), TestContext.Current.CancellationToken);
        await page.LoadedAsync();
    }

    /// <summary>The same, for an address that is told by its end.</summary>
    public static Task ArrivedAsync(this IPage page, string end) => page.ArrivedAsync(url => url.EndsWith(end, StringComparison.Ordinal));
}
