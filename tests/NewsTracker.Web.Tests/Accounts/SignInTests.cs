using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class SignInTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        var client = app.CreateVisitor();
        var email = await app.AddUserAsync(Role.Analyst);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await SignInAsync(client, email, "a wrong password"));
        }

        Assert.Equal(HttpStatusCode.OK, await SignInAsync(client, email, NewsTrackerApp.Password));
    }

    [Fact]
    public async Task The_right_password_signs_in_and_is_audited_without_the_password()
    {
        var client = app.CreateVisitor();
        var email = await app.AddUserAsync(Role.Analyst);
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(client, email, NewsTrackerApp.Password));
        var events = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.Action == "accounts.sign-in" && e.ActorName != "").ToListAsync());
        Assert.NotEmpty(events);
        Assert.DoesNotContain(events, e => (e.After ?? "").Contains(NewsTrackerApp.Password, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task A_return_address_elsewhere_is_not_followed(string returnUrl)
    {
        var client = app.CreateVisitor();
        var email = await app.AddUserAsync(Role.Analyst);
        using var response = await client.PostFormAsync(
            "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), new() { ["Input.Email"] = email, ["Input.Password"] = NewsTrackerApp.Password });
        Assert.DoesNotContain("evil", response.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, string email, string password)
    {
        using var response = await client.PostFormAsync("/account/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password });
        return response.StatusCode;
    }
}

public sealed class SignInLimitTests(SignInLimitTests.LimitedApp app) : IClassFixture<SignInLimitTests.LimitedApp>
{
    [Fact]
    public async Task Too_many_attempts_from_one_address_are_turned_away()
    {
        var client = app.CreateVisitor();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await client.PostFormAsync("/account/sign-in", new() { ["Input.Email"] = $"nobody-{i}@example.org", ["Input.Password"] = "guess after guess" });
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses);
    }

    public sealed class LimitedApp : NewsTrackerApp
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Scraping:Enabled", "false"), new("SignIn:AttemptsPerMinute", "3")];
    }
}
