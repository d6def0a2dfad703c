using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class LastAdminTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_admin_stays_one_until_another_takes_the_role_away()
    {
        const string password = "a quiet pond of newts";
        var email = await app.AddUserAsync(Role.Admin);
        var admin = app.CreateVisitor();
        Assert.Equal(HttpStatusCode.Redirect, await admin.SignInAsync(email, NewsTrackerApp.Password));
        var own = await app.FindUserIdAsync(email);
        using var added = await admin.PostFormAsync("/users/add", new() { ["Input.Name"] = "Second admin", ["Input.Email"] = "second@example.org", ["Input.Role"] = Role.Admin });
        var link = (await admin.PageAsync(added.Headers.Location!.ToString(), Cancelled)).QuerySelector("#password-link")!.TextContent;

        using var refused = await admin.PostFormAsync($"/users/{own}", new() { ["role"] = Role.Editor }, "Role");
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("Another admin can change its role.", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#change-role"));

        // One whose password is not set yet cannot stand in.
        await using var scope = app.Services.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByIdAsync($"{own}"))!;
        var withoutOther = await scope.ServiceProvider.GetRequiredService<UserDirectory>().ChangeRoleAsync(user, Role.Editor, AuditActor.Application, Cancelled);
        Assert.Contains("the only admin with a password", Assert.Single(withoutOther.Errors).Description, StringComparison.Ordinal);
        Assert.Equal(Role.Admin, await RoleOfAsync(own));

        using var set = await app.CreateVisitor().PostFormAsync(new Uri(link).PathAndQuery, new() { ["New.Password"] = password, ["New.Repeated"] = password });
        var other = app.CreateVisitor();
        Assert.Equal(HttpStatusCode.Redirect, await other.SignInAsync("second@example.org", password));
        using var changed = await other.PostFormAsync($"/users/{own}", new() { ["role"] = Role.Editor }, "Role");
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(Role.Editor, await RoleOfAsync(own));
    }

    private Task<string?> RoleOfAsync(Guid user) => app.WithDbAsync(db =>
        db.UserRoles.Where(r => r.UserId == user).Join(db.Roles, r => r.RoleId, role => role.Id, (_, role) => role.Name).SingleAsync(Cancelled));
}
