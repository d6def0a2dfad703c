using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Testing;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Accounts;

/// <summary>What two requests do to accounts at once.</summary>
public sealed class ConcurrentAdminsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_admins_who_shut_each_other_out_at_once_leave_one(bool byClosing)
    {
        await app.WithDbAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, DateTimeOffset.MaxValue), Cancelled));
        var (ada, ben) = (await app.AddUserAsync(Role.Admin), await app.AddUserAsync(Role.Admin));
        await using var request = app.Services.CreateAsyncScope();
        await using var faster = app.Services.CreateAsyncScope();

        // As the check of a session does, the request reads who sends it; what it read then is not read again.
        Assert.NotNull(await FindAsync(request, ada));
        Assert.True((await ShutOutAsync(faster, ada, byClosing)).Succeeded);

        var refused = await ShutOutAsync(request, ben, byClosing);
        Assert.Equal("LastAdmin", Assert.Single(refused.Errors).Code);
    }

    [Fact]
    public async Task A_user_who_is_added_twice_at_once_is_added_once_and_the_second_is_told_so()
    {
        const string email = "twice@example.org";
        await using var first = app.Services.CreateAsyncScope();
        var db = first.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        Assert.True((await CreateAsync(first.ServiceProvider.GetRequiredService<UserDirectory>(), email)).Succeeded);

        var second = app.WithAsync<UserDirectory, IdentityResult>(directory => CreateAsync(directory, email));
        await Until.TrueAsync(
            async () => second.IsCompleted || await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync(Cancelled) > 0,
            Cancelled);
        Assert.False(second.IsCompleted);
        await transaction.CommitAsync(Cancelled);
        Assert.Contains("has an account already", Assert.Single((await second).Errors).Description, StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(other => other.Users.CountAsync(user => user.Email == email, Cancelled)));
    }

    private static async Task<IdentityResult> ShutOutAsync(AsyncServiceScope request, string email, bool byClosing)
    {
        var (directory, user) = (request.ServiceProvider.GetRequiredService<UserDirectory>(), await FindAsync(request, email));
        return byClosing
            ? await directory.SetDisabledAsync(user, disabled: true, AuditActor.Application, Cancelled)
            : await directory.ChangeRoleAsync(user, Role.Editor, AuditActor.Application, Cancelled);
    }

    private static async Task<User> FindAsync(AsyncServiceScope request, string email) => (await request.ServiceProvider.GetRequiredService<UserManager<User>>().FindByEmailAsync(email))!;

    private static async Task<IdentityResult> CreateAsync(UserDirectory directory, string email) =>
        (await directory.CreateAsync(email, "Twice", Role.Analyst, password: null, AuditActor.Application, Cancelled)).Result;
}
