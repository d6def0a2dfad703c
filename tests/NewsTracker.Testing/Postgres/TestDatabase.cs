using Npgsql;

namespace NewsTracker.Testing.Postgres;

/// <summary>A database of one test class's own; dropped at the end with whatever still uses it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly string _name;

    internal TestDatabase(TestServer server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = server.ConnectionStringOf(name);
    }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await using (var pool = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pool);

        await _server.RunAsync($"drop database if exists {_name} with (force)", CancellationToken.None);
    }
}
