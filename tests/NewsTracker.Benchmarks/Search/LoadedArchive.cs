using System.Diagnostics.CodeAnalysis;
using NewsTracker.Data;
using Npgsql;

namespace NewsTracker.Benchmarks.Search;

/// <summary>The product's database, brought to this version, and one connection to it.</summary>
internal sealed class LoadedArchive : IAsyncDisposable
{
    private LoadedArchive(ServiceProvider services, NpgsqlConnection connection) => (Services, Connection) = (services, connection);

    public ServiceProvider Services { get; }

    public NpgsqlConnection Connection { get; }

    public static async Task<LoadedArchive> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddNewsTrackerData(connectionString).BuildServiceProvider();
        await services.GetRequiredService<DatabasePreparation>().PrepareAsync(cancellationToken);
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return new(services, connection);
    }

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand("select coalesce(max(id), 0)::int from articles", Connection);
        return (int)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>When the article came in that so many came in after.</summary>
    public async Task<DateTimeOffset> AddedAtAsync(int arrivals, CancellationToken cancellationToken)
    {
        await using var added = new NpgsqlCommand("select added_at from article_search order by added_at desc offset $1 limit 1", Connection) { Parameters = { new() { Value = arrivals } } };
        return new DateTimeOffset((DateTime)(await added.ExecuteScalarAsync(cancellationToken))!);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Fixed text and numbers.")]
    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        // One by one: a vacuum bears no company.
        foreach (var statement in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, Connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await Services.DisposeAsync();
    }
}
