using Microsoft.Playwright;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Pictures of pages, kept where <c>NEWSTRACKER_SCREENSHOTS</c> names a folder; otherwise none are taken.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("NEWSTRACKER_SCREENSHOTS");

    /// <param name="isWhole">The whole page, not what is in sight.</param>
    public static async Task TakeAsync(IPage page, string name, bool isWhole = false)
    {
        if (Folder is not null)
        {
            Directory.CreateDirectory(Folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = isWhole });
        }
    }
}
