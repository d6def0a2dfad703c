using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Testing.Postgres;

namespace NewsTracker.Data.Tests.Hosting;

/// <summary>A migrated database of its own for a test class.</summary>
public sealed class MigratedDatabase : IAsyncLifetime
{
    private TestDatabase? database;
    private ServiceProvider? services;

    public IServiceProvider Services => services!;

    public string ConnectionString => database!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        database = await (await TestPostgres.GetAsync(CancellationToken.None)).CreateDatabaseAsync(NewsTrackerTemplate.Source, CancellationToken.None);
        services = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> WithDbAsync<T>(Func<NewsTrackerDbContext, Task<T>> use) => WithAsync(use);

    /// <summary>The plan PostgreSQL would follow, with sequential scans priced out: small tables would be read whole otherwise.</summary>
    public Task<string> PlanAsync(Func<NewsTrackerDbContext, IQueryable> query) => WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off; set local enable_sort = off");
        await using var command = query(db).CreateDbCommand();
        command.CommandText = "explain " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    });
}
