using Microsoft.Playwright;
using NewsTracker.Web.Tests.Browser;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>The application on a real port, for a browser.</summary>
public class ServedApp : NewsTrackerApp
{
    public Uri Address => ClientOptions.BaseAddress;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Signs somebody new in, by the form.</summary>
    public async Task SignInAsync(IPage page, string role) => await SignInByFormAsync(page, await AddUserAsync(role));

    protected static async Task SignInByFormAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.Locator("#sign-in button[type=submit]").ClickAsync();
        await page.ArrivedAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }
}
