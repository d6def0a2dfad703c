using Microsoft.Playwright;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Tells whether a page is still the one that was opened, though parts of it came anew.</summary>
internal static class MarkedPage
{
    public static async Task MarkAsync(this IPage page) => await page.EvaluateAsync("globalThis.isSamePage = true");

    public static Task<bool> IsMarkedAsync(this IPage page) => page.EvaluateAsync<bool>("globalThis.isSamePage === true");
}
