using NewsTracker.Data.Embedded;
using Serilog.Extensions.Logging;

namespace NewsTracker.Web.Hosting;

/// <summary>The database this host works on: the server of the connection string, or, where none is configured, a private PostgreSQL that lives and stops with the host.</summary>
internal sealed class DatabaseChoice : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private DatabaseChoice(string connectionString, EmbeddedPostgres? embedded)
    {
        ConnectionString = connectionString;
        this.embedded = embedded;
    }

    public string ConnectionString { get; }

    public static async Task<DatabaseChoice> OpenAsync(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("NewsTracker") is { Length: > 0 } connectionString)
        {
            return new DatabaseChoice(connectionString, embedded: null);
        }

        using var loggers = new SerilogLoggerFactory();
        var started = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment(), loggers.CreateLogger<EmbeddedPostgres>(), CancellationToken.None);
        return new DatabaseChoice(started.ConnectionString, started);
    }

    /// <summary>Ends when the embedded server does; a server of one's own is not watched, and may come back.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => embedded?.EndedAsync(cancellationToken) ?? Task.Delay(Timeout.Infinite, cancellationToken);

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
