using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsTracker.Data.Accounts;
using NewsTracker.Data.Embedded;
using NewsTracker.Data.Reference;
using NewsTracker.Data.Treaties;
using Npgsql;

namespace NewsTracker.Data;

/// <summary>Brings the database to what this version needs: migrations, then reference data. Any number of hosts may start at once; an advisory lock lets one work and the others wait.</summary>
public sealed partial class DatabasePreparation(NpgsqlDataSource dataSource, IServiceScopeFactory scopes, ILogger<DatabasePreparation> logger)
{
    /// <exception cref="StartupException">The server is too old, or the database was made by a newer version of this program.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        if (connection.PostgreSqlVersion.Major < ServerPrograms.OldestMajor)
        {
            throw new StartupException(
                $"The database server is PostgreSQL {connection.PostgreSqlVersion}; NewsTracker needs {ServerPrograms.OldestMajor} or newer.",
                "Name a newer server in ConnectionStrings__NewsTracker.");
        }

        await using (var acquire = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = AdvisoryLocks.Preparation } }, CommandTimeout = 0 })
        {
            await acquire.ExecuteNonQueryAsync(cancellationToken);
        }

        // The lock is the session's: closing would return it to the pool with the lock held, so it is released by name.
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();

            // Made first, so that asking an empty database for its migrations is no error.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
            await RefuseNewerAsync(db, cancellationToken);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            if (pending.Count > 0)
            {
                Log.Migrating(logger, pending.Count);

                // A migration of a large archive takes the time it takes: an index on a million articles is no matter of seconds.
                db.Database.SetCommandTimeout(TimeSpan.Zero);
                await db.Database.MigrateAsync(cancellationToken);
                db.Database.SetCommandTimeout(null);
            }

            await RoleTable.FillAsync(db, cancellationToken);
            if (await ReferenceDataLoader.LoadAsync(db, cancellationToken) is { } version)
            {
                Log.ReferenceDataLoaded(logger, version);
                await scope.ServiceProvider.GetRequiredService<DeliveredActs>().TellAsync(cancellationToken);
            }
        }
        finally
        {
            await using var release = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = AdvisoryLocks.Preparation } } };
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>What a newer version changed, this one would write as before: its reference data, and tables it does not know.</summary>
    private static async Task RefuseNewerAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new StartupException(
                $"A newer version of NewsTracker has worked on this database: {unknown[^1]} is not known here.",
                "Bring this host to that version, too. To go back instead, restore the backup made before the upgrade.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Applying {MigrationCount} migrations")]
        public static partial void Migrating(ILogger logger, int migrationCount);

        [LoggerMessage(LogLevel.Information, "Loaded reference data {ReferenceVersion}")]
        public static partial void ReferenceDataLoaded(ILogger logger, string referenceVersion);
    }
}
