using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class CorrectUserTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mistyped_address_is_mended_and_the_user_signs_in_by_the_right_one()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var mistyped = await app.AddUserAsync(Role.Editor);
        var id = await app.FindUserIdAsync(mistyped);
        var right = $"right-{id}@example.org";

        using var changed = await admin.PostFormAsync($"/users/{id}", new() { ["person.Name"] = " Ana Novak ", ["person.Email"] = right }, "Person");
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        var page = await admin.PageAsync($"/users/{id}", Cancelled);
        Assert.Equal("Ana Novak", page.QuerySelector("h1")!.TextContent);

        Assert.Equal(HttpStatusCode.Redirect, await app.CreateVisitor().SignInAsync(right, NewsTrackerApp.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await app.CreateVisitor().SignInAsync(mistyped, NewsTrackerApp.Password));
        var told = await app.WithDbAsync(db => db.AuditEvents.SingleAsync(e => e.Action == "users.correct" && e.SubjectId == id.ToString(), Cancelled));
        Assert.Contains(mistyped, told.Before, StringComparison.Ordinal);
        Assert.Contains(right, told.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_another_has_is_refused_and_what_was_typed_stays()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var other = await app.AddUserAsync(Role.Analyst);
        var id = await app.FindUserIdAsync(await app.AddUserAsync(Role.Analyst));

        using var refused = await admin.PostFormAsync($"/users/{id}", new() { ["person.Name"] = "Ben", ["person.Email"] = other.ToUpperInvariant() }, "Person");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Contains("has an account already", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ben", page.QuerySelector("#person-name")!.GetAttribute("value"));
        Assert.NotEqual(other, await app.WithDbAsync(db => db.Users.Where(u => u.Id == id).Select(u => u.Email).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task One_s_own_name_is_new_on_the_next_page()
    {
        var email = await app.AddUserAsync(Role.Admin);
        var admin = app.CreateVisitor();
        await admin.SignInAsync(email, NewsTrackerApp.Password);
        using var changed = await admin.PostFormAsync($"/users/{await app.FindUserIdAsync(email)}", new() { ["person.Name"] = "Renamed Admin", ["person.Email"] = email }, "Person");
        Assert.Contains("Renamed Admin", (await admin.PageAsync("/", Cancelled)).QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }
}
