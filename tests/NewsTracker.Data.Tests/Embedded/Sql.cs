using Npgsql;

namespace NewsTracker.Data.Tests.Embedded;

internal static class Sql
{
    public static async Task RunAsync(string connectionString, string sql, CancellationToken cancellationToken) =>
        await AskAsync(connectionString, sql, cancellationToken);

    public static async Task<object?> AskAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
