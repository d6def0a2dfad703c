using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace NewsTracker.Data.Search;

/// <summary>The context's own connection for a command that EF Core cannot write, within its transaction if one is open.</summary>
internal sealed class SearchConnection : IAsyncDisposable
{
    private readonly NewsTrackerDbContext db;

    private SearchConnection(NewsTrackerDbContext db) => this.db = db;

    public static async Task<SearchConnection> OpenAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        return new(db);
    }

    public NpgsqlCommand Command(string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        command.Parameters.AddRange(parameters.ToArray());
        return command;
    }

    /// <summary>Statements that go to the server in one message.</summary>
    public NpgsqlBatch Batch(params ReadOnlySpan<(string Sql, NpgsqlParameter[] Parameters)> statements)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (sql, parameters) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
}
