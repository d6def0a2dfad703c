using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace NewsTracker.Data;

/// <summary>Statements that go to the server in one message, in the transaction that is open, each with a view of its own of what others have committed. The server plans each once for a connection, so their text must not change from one time to the next.</summary>
public sealed class StatementBatch : IAsyncDisposable
{
    private readonly NpgsqlBatch batch;

    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public StatementBatch(NewsTrackerDbContext db)
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Statements that belong together need a transaction.");
        batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());
    }

    /// <summary>Whether it holds no statement: such a batch cannot be run.</summary>
    public bool IsEmpty => batch.BatchCommands.Count == 0;

    /// <param name="sql">Without parameters.</param>
    public StatementBatch Add(string sql) => Add(new NpgsqlBatchCommand(sql));

    /// <param name="sql">With the parameter <c>$1</c>.</param>
    public StatementBatch Add<T>(string sql, T value) => Add(new NpgsqlBatchCommand(sql) { Parameters = { Of(value) } });

    /// <param name="sql">With the parameters <c>$1</c>, <c>$2</c> and <c>$3</c>.</param>
    public StatementBatch Add<T1, T2, T3>(string sql, T1 first, T2 second, T3 third) => Add(new NpgsqlBatchCommand(sql) { Parameters = { Of(first), Of(second), Of(third) } });

    /// <param name="sql">With the parameters <c>$1</c>, <c>$2</c> and so on.</param>
    /// <param name="values">Made by <see cref="Of"/>, in their order.</param>
    public StatementBatch Add(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return Add(command);
    }

    /// <summary>A value for a statement.</summary>
    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>Runs them all, for what they change.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await batch.PrepareAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs them all. The rows are those of the statements that return any, one set after another.</summary>
    public async Task<NpgsqlDataReader> ReadAsync(CancellationToken cancellationToken)
    {
        await batch.PrepareAsync(cancellationToken);
        return await batch.ExecuteReaderAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => batch.DisposeAsync();

    private StatementBatch Add(NpgsqlBatchCommand command)
    {
        batch.BatchCommands.Add(command);
        return this;
    }
}
