using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class SetPasswordTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Password = "a quiet pond of newts";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_locked_out_signs_in_with_the_password_that_was_set_by_a_link()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var email = await app.AddUserAsync(Role.Analyst);
        var visitor = app.CreateVisitor();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await visitor.SignInAsync(email, "a wrong password"));
        }

        var link = await app.IssueLinkAsync(admin, email, Cancelled);
        using var set = await visitor.PostFormAsync(link, new() { ["New.Password"] = Password, ["New.Repeated"] = Password });
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await visitor.SignInAsync(email, Password));
    }

    [Fact]
    public async Task A_link_does_not_open_an_account_that_is_closed()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var email = await app.AddUserAsync(Role.Analyst);
        var id = await app.FindUserIdAsync(email);
        using var closed = await admin.PostFormAsync($"/users/{id}", [], "Close");
        var link = await app.IssueLinkAsync(admin, email, Cancelled);
        var visitor = app.CreateVisitor();
        using var set = await visitor.PostFormAsync(link, new() { ["New.Password"] = Password, ["New.Repeated"] = Password });

        Assert.Equal(DateTimeOffset.MaxValue, await app.WithDbAsync(db => db.Users.Where(u => u.Id == id).Select(u => u.LockoutEnd).SingleAsync(Cancelled)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await visitor.SignInAsync(email, Password));
    }
}
