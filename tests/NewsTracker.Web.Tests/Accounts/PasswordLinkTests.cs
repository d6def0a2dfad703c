using System.Net;
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

    [Fact]
    public async Task A_link_of_who_has_no_password_yet_holds_when_the_role_is_changed()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        using var added = await admin.PostFormAsync("/users/add", new() { ["Input.Name"] = "Newcomer", ["Input.Email"] = $"newcomer-{Guid.NewGuid():N}@example.org", ["Input.Role"] = Role.Analyst });
        var page = added.Headers.Location!.ToString();
        var link = new Uri((await admin.PageAsync(page, Cancelled)).QuerySelector("#password-link")!.TextContent).PathAndQuery;
        using var changed = await admin.PostFormAsync(page, new() { ["role"] = Role.Editor }, "Role");

        Assert.DoesNotContain("does not hold", (await admin.PageAsync(page, Cancelled)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(link));
    }

    [Fact]
    public async Task A_change_of_role_says_that_the_link_of_who_has_a_password_ends()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var email = await app.AddUserAsync(Role.Analyst);
        var link = await app.IssueLinkAsync(admin, email, Cancelled);
        var page = $"/users/{await app.FindUserIdAsync(email)}";
        using var changed = await admin.PostFormAsync(page, new() { ["role"] = Role.Editor }, "Role");

        Assert.Contains("issued before does not hold", (await admin.PageAsync(page, Cancelled)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(link));
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before_and_leaves_an_admin_signed_in_who_issues_their_own()
    {
        var email = await app.AddUserAsync(Role.Admin);
        var admin = app.CreateVisitor();
        Assert.Equal(HttpStatusCode.Redirect, await admin.SignInAsync(email, NewsTrackerApp.Password));
        var first = await app.IssueLinkAsync(admin, email, Cancelled);
        var second = await app.IssueLinkAsync(admin, email, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(first));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(second));
    }

    private async Task<HttpStatusCode> StatusOfAsync(string link)
    {
        using var opened = await app.CreateVisitor().GetAsync(new Uri(link, UriKind.Relative), Cancelled);
        return opened.StatusCode;
    }
}
