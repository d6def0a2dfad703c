using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Accounts;
using NewsTracker.Data;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Testing.Postgres;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>The whole web application on a database of its own. Scraping is off unless a test turns it on.</summary>
public class NewsTrackerApp : WebApplicationFactory<IndexModel>, IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private TestDatabase? database;

    /// <summary>Settings of this application, by configuration key.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Scraping:Enabled", "false"),
        new("SignIn:AttemptsPerMinute", "1000"),
    ];

    public virtual async ValueTask InitializeAsync() =>
        database = await (await TestPostgres.GetAsync(CancellationToken.None)).CreateDatabaseAsync(NewsTrackerTemplate.Source, CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Runs something with the application's own services.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> WithDbAsync<T>(Func<NewsTrackerDbContext, Task<T>> use) => WithAsync(use);

    /// <summary>An account in a role, or in none.</summary>
    public async Task<string> AddUserAsync(string? role)
    {
        var (name, email) = PersonOf(role);
        await using var scope = Services.CreateAsyncScope();
        var (result, user) = await scope.ServiceProvider.GetRequiredService<UserDirectory>()
            .CreateAsync(email, name, role ?? Role.Analyst, Password, AuditActor.Application, CancellationToken.None);
        Assert.True(result.Succeeded, string.Join(" ", result.Errors.Select(error => error.Description)));
        if (role is null)
        {
            await scope.ServiceProvider.GetRequiredService<UserManager<User>>().RemoveFromRoleAsync(user!, Role.Analyst);
        }

        return email;
    }

    /// <summary>Who is added in a role: each time another.</summary>
    protected virtual (string Name, string Email) PersonOf(string? role) => ($"{role ?? "Nobody"} of the tests", $"{role ?? "none"}-{Guid.NewGuid():N}@example.org");

    /// <summary>A client that follows no redirects: where it would go is what tests ask for.</summary>
    public HttpClient CreateVisitor() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A client signed in through the sign-in page, in a role or in none.</summary>
    public async Task<HttpClient> CreateSignedInAsync(string? role)
    {
        var client = CreateVisitor();
        var email = await AddUserAsync(role);
        var response = await client.PostFormAsync("/account/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = Password });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:NewsTracker", database!.ConnectionString);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        // Each test signs somebody in, and a password that takes a tenth of a second to check would be a tenth of the whole run.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000));
    }
}
