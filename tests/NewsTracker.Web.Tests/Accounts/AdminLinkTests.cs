using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

/// <summary>The operator's way in.</summary>
public sealed class AdminLinkTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Password = "a quiet pond of newts";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_admin_who_is_locked_out_comes_in_by_the_link_and_it_is_audited()
    {
        var (email, visitor) = (await app.AddUserAsync(Role.Admin), app.CreateVisitor());
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await visitor.SignInAsync(email, "a wrong password"));
        }

        var issued = Assert.IsType<AdminLinkOutcome.Issued>(await IssueAsync(email));
        using var set = await visitor.PostFormAsync(issued.Path, new() { ["New.Password"] = Password, ["New.Repeated"] = Password });
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await visitor.SignInAsync(email, Password));
        var id = (await app.FindUserIdAsync(email)).ToString();
        Assert.True(await app.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.Action == "users.issue-link" && e.SubjectId == id && e.ActorName == "NewsTracker", Cancelled)));
    }

    [Fact]
    public async Task It_is_for_admins_whose_account_is_open_only()
    {
        var (editor, closed) = (await app.AddUserAsync(Role.Editor), await app.AddUserAsync(Role.Admin));
        await app.WithDbAsync(db => db.Users.Where(user => user.Email == closed).ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, DateTimeOffset.MaxValue), Cancelled));
        Assert.Contains("is an admin", Assert.IsType<AdminLinkOutcome.Refused>(await IssueAsync(editor)).Why, StringComparison.Ordinal);
        Assert.Contains("is an admin", Assert.IsType<AdminLinkOutcome.Refused>(await IssueAsync("nobody@example.org")).Why, StringComparison.Ordinal);
        Assert.Contains("is closed", Assert.IsType<AdminLinkOutcome.Refused>(await IssueAsync(closed)).Why, StringComparison.Ordinal);
    }

    private Task<AdminLinkOutcome> IssueAsync(string email) => app.WithAsync<AdminLink, AdminLinkOutcome>(link => link.IssueAsync(email, Cancelled));
}
