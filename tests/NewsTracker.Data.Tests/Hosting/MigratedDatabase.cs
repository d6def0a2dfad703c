using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Testing.Postgres;
using Npgsql;

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

    public Task WhileHeldAsync(long articleId, params IReadOnlyList<Func<Task>> others) => WhileHeldAsync($"select from articles where id = {articleId} for no key update", others);

    /// <summary>Holds a row until those who are begun all wait for it, one after the other, or have ended; then lets them go.</summary>
    public async Task WhileHeldAsync(FormattableString hold, params IReadOnlyList<Func<Task>> others)
    {
        var begun = new List<Task>();
        await WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync(hold);
            foreach (var other in others)
            {
                begun.Add(Task.Run(other));
                while (await WaitingAsync() < begun.Count(task => !task.IsCompleted))
                {
                    await Task.Yield();
                }
            }

            await transaction.CommitAsync();
            return others.Count;
        });
        await Task.WhenAll(begun);
    }

    /// <summary>Asked outside the transaction, where the server shows the same activity until the end.</summary>
    private Task<int> WaitingAsync() => WithDbAsync(async db =>
        (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").ToListAsync())[0]);

    /// <summary>The plan PostgreSQL would follow, with sequential scans priced out: small tables would be read whole otherwise.</summary>
    public Task<string> PlanAsync(Func<NewsTrackerDbContext, IQueryable> query) => PlanAsync(db => query(db).CreateDbCommand());

    /// <summary>See <see cref="PlanAsync(Func{NewsTrackerDbContext, IQueryable})"/>; of a statement that EF Core cannot write.</summary>
    public Task<string> PlanAsync(string sql, params NpgsqlParameter[] parameters) => PlanAsync(db =>
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(parameters);
        return command;
    });

    private Task<string> PlanAsync(Func<NewsTrackerDbContext, DbCommand> asked) => WithDbAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off; set local enable_sort = off");
        await using var command = asked(db);
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
