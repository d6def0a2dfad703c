using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class PasswordLinkTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_shown_on_the_page_of_the_user_it_is_for_and_on_no_other()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var (anna, ben) = (await app.FindUserIdAsync(await app.AddUserAsync(Role.Admin)), await app.FindUserIdAsync(await app.AddUserAsync(Role.Analyst)));
        using var issued = await admin.PostFormAsync($"/users/{anna}", [], "Link");

        // The redirect was not followed: another user's page is opened first.
        Assert.Null((await admin.PageAsync($"/users/{ben}", Cancelled)).QuerySelector("#password-link"));
        Assert.Contains($"{anna}", (await admin.PageAsync($"/users/{anna}", Cancelled)).QuerySelector("#password-link")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await admin.PageAsync($"/users/{anna}", Cancelled)).QuerySelector("#password-link"));
    }
}
