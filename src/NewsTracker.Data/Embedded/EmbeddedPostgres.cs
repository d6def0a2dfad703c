using Microsoft.Extensions.Logging;
using Npgsql;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// The private PostgreSQL of a machine that has been given no server. Whoever starts it owns the data folder until it is disposed, which
/// stops the server.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly DataFolderLock _lock;
    private readonly ServerProcess _server;
    private bool _stopped;

    private EmbeddedPostgres(DataFolderLock @lock, ServerProcess server, string connectionString)
    {
        _lock = @lock;
        _server = server;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <exception cref="StartupException">It cannot start; the message says in plain words why, and the remedy.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        DataFolder.Prepare(options.DataFolder);
        var @lock = DataFolderLock.Take(options.DataFolder);
        try
        {
            var account = await ServerAccount.ForThisProcessAsync(cancellationToken);
            var cluster = Cluster.Find(options.DataFolder);
            var programs = await new ServerProgramsChoice(options, logger).ChooseAsync(cluster, cancellationToken);
            cluster ??= await new ClusterMaker(programs, account).MakeAsync(options.DataFolder, cancellationToken);
            var settings = new ServerSettings();
            var server = await ServerProcess.StartAsync(programs, cluster, account, settings, logger, cancellationToken);
            var connectionString = new NpgsqlConnectionStringBuilder(await ConnectionStringAsync(cluster, server.Port, cancellationToken)) { MaxPoolSize = settings.MaxPoolSize };
            return new(@lock, server, connectionString.ConnectionString);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Ends when the server does: stopped, killed, or fallen.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => _server.EndedAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_stopped)
            return;

        _stopped = true;
        try
        {
            await _server.StopAsync(CancellationToken.None);
        }
        finally
        {
            _lock.Dispose();
        }
    }

    public static async Task<string> ConnectionStringAsync(Cluster cluster, int port, CancellationToken cancellationToken) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Cluster.Role,
            Password = await File.ReadAllTextAsync(cluster.PasswordFile, cancellationToken),
            Database = Cluster.Database,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
}
