using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Data;
using NewsTracker.Testing;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

public sealed class SignInTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        var client = app.CreateVisitor();
        var email = await app.AddUserAsync(Role.Analyst);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.SignInAsync(email, "a wrong password"));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await client.SignInAsync(email, NewsTrackerApp.Password));
    }

    [Fact]
    public async Task Wrong_passwords_that_arrive_together_are_all_counted()
    {
        var email = await app.AddUserAsync(Role.Analyst);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.CreateVisitor().SignInAsync(email, "a wrong password")));
        Assert.True(await app.WithDbAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.LockoutEnd).SingleAsync()) > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Tries_with_an_address_that_nobody_has_take_turns_too()
    {
        var email = $"nobody-{Guid.NewGuid():N}@example.org";
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await using var turn = await db.Database.BeginTransactionAsync(Cancelled);
        await SignIns.TakeTurnAsync(db, email.ToUpperInvariant(), Cancelled);
        var next = app.CreateVisitor().SignInAsync(email, "a wrong password");
        await Until.TrueAsync(
            async () => next.IsCompleted || await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())").SingleAsync(Cancelled) > 0,
            Cancelled);
        Assert.False(next.IsCompleted);
        await turn.RollbackAsync(Cancelled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await next);
    }

    [Fact]
    public async Task The_right_password_sent_twice_at_once_after_a_slip_signs_in_both_times()
    {
        var email = await app.AddUserAsync(Role.Analyst);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await app.CreateVisitor().SignInAsync(email, "a wrong password"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.CreateVisitor().SignInAsync(email, NewsTrackerApp.Password)));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], answers);
    }

    [Fact]
    public async Task The_right_password_signs_in_and_is_audited_without_the_password()
    {
        var client = app.CreateVisitor();
        var email = await app.AddUserAsync(Role.Analyst);
        Assert.Equal(HttpStatusCode.Redirect, await client.SignInAsync(email, NewsTrackerApp.Password));
        var events = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.Action == "accounts.sign-in" && e.ActorName != "").ToListAsync());
        Assert.NotEmpty(events);
        Assert.DoesNotContain(events, e => (e.After ?? "").Contains(NewsTrackerApp.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_email_with_a_code_that_is_no_character_is_refused_in_words()
    {
        using var response = await app.CreateVisitor().PostFormAsync("/account/sign-in", new() { ["Input.Email"] = "ada\uFFFE@example.org", ["Input.Password"] = "a wrong password" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("codes that are no characters", (await response.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
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

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses);
    }

    public sealed class LimitedApp : NewsTrackerApp
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Scraping:Enabled", "false"), new("SignIn:AttemptsPerMinute", "3")];
    }
}
