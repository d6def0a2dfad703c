using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace NewsTracker.Testing.Postgres;

/// <summary>A server with the right to make databases, and the databases tests need on it.</summary>
internal sealed class TestServer(string connectionString)
{
    private const int CopiesFilesSince = 15;

    public string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, IncludeErrorDetail = true }.ConnectionString;

    public async Task<TestDatabase> CreateEmptyAsync(CancellationToken cancellationToken)
    {
        var name = NewName();
        await RunAsync($"create database {name} template template0", cancellationToken);
        return new(this, name);
    }

    public async Task<TestDatabase> CloneAsync(TemplateSource source, CancellationToken cancellationToken)
    {
        var template = $"newstracker_template_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.Key)))[..16]}";
        await using var connection = await ConnectAsync(cancellationToken);
        if (!await ExistsAsync(connection, template, cancellationToken))
            await BuildAsync(connection, template, source, cancellationToken);

        var name = NewName();
        var strategy = connection.PostgreSqlVersion.Major >= CopiesFilesSince ? "strategy file_copy" : "";
        await RunAsync(connection, $"create database {name} template {template} {strategy}", cancellationToken);
        return new(this, name);
    }

    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await RunAsync(connection, sql, cancellationToken);
    }

    // Under its final name only when it is migrated: a run that is killed in between leaves no half template.
    private async Task BuildAsync(NpgsqlConnection connection, string template, TemplateSource source, CancellationToken cancellationToken)
    {
        var unfinished = template + "_unfinished";
        await RunAsync(connection, $"select pg_advisory_lock(hashtext('{template}'))", cancellationToken);
        try
        {
            if (await ExistsAsync(connection, template, cancellationToken))
                return;

            await RunAsync(connection, $"drop database if exists {unfinished} with (force)", cancellationToken);
            await RunAsync(connection, $"create database {unfinished} template template0", cancellationToken);
            var target = ConnectionStringOf(unfinished);
            await source.MigrateAsync(target, cancellationToken);
            await using (var pool = new NpgsqlConnection(target))
                NpgsqlConnection.ClearPool(pool);

            await RunAsync(
                connection,
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{unfinished}' and backend_type = 'client backend'",
                cancellationToken);
            await RunAsync(connection, $"alter database {unfinished} rename to {template}", cancellationToken);
        }
        finally
        {
            await RunAsync(connection, $"select pg_advisory_unlock(hashtext('{template}'))", CancellationToken.None);
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = database } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    // Names are made here of letters and digits, so they need no quoting.
    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string NewName() => $"newstracker_test_{Guid.NewGuid():N}";
}
