using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NewsTracker.Web.Tests.Browser.BrowserFixture))]

namespace NewsTracker.Web.Tests.Browser;

/// <summary>One Chromium for all browser tests: the one <c>CHROME_PATH</c> names, one in the usual places (the shell without a window first: it draws the same in half the time), or one that Playwright brings.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(45_000);
        var program = Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } named ? named : UsualPlaces.FirstOrDefault(File.Exists);
        if (program is null && Microsoft.Playwright.Program.Main(["install", "--with-deps", "chromium"]) != 0)
        {
            throw new InvalidOperationException("No Chromium was found and Playwright could not install one. Install Chromium or Chrome, or set CHROME_PATH to one.");
        }

        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A page in a context of its own: no cookie is shared with another test.</summary>
    public async Task<IPage> NewPageAsync(Uri baseAddress, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = baseAddress.AbsoluteUri;
        options.Locale = "en-GB";
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(45_000);
        return await context.NewPageAsync();
    }
}
