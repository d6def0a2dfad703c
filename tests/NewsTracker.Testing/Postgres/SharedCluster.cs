using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;

namespace NewsTracker.Testing.Postgres;

/// <summary>
/// A throw-away cluster that processes share. Each user holds a file of its own locked, which the system lets go of however the process ends;
/// the first user starts the server and the last one removes everything. Who finds only dead users takes down what they left.
/// </summary>
public sealed class SharedCluster : IAsyncDisposable
{
    private const string InMemory = "/dev/shm";
    private const long EnoughBytes = 2_000_000_000;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan TurnLimit = TimeSpan.FromMinutes(10);   // the first may have to bring the programs
    private static readonly ServerSettings Settings = new() { Durable = false, MaxConnections = 300 };

    private readonly string _folder;
    private readonly FileStream _presence;
    private readonly int _server;

    private SharedCluster(string folder, FileStream presence, string connectionString, int server)
    {
        _folder = folder;
        _presence = presence;
        _server = server;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>The process id of the server, for tests.</summary>
    public int ServerProcessId => _server;

    /// <summary>In memory where there is a file system for that; of this user and this checkout.</summary>
    public static string FolderOfThisRepository()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "NewsTracker.sln")))
            root = root.Parent;

        var key = $"{Environment.UserName}\n{root?.FullName ?? AppContext.BaseDirectory}";
        var name = "newstracker-tests-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
        return Path.Combine(HasRoomInMemory() ? InMemory : Path.GetTempPath(), name);
    }

    public static async Task<SharedCluster> JoinAsync(string folder, CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurnAsync(folder, cancellationToken);
        DataFolder.Prepare(folder);
        var account = await ServerAccount.ForThisProcessAsync(cancellationToken);
        var cluster = Cluster.Find(folder);
        if (cluster is null || !AnyoneIn(folder) || await RunningPortAsync(cluster, cancellationToken) is not { } port)
        {
            (cluster, port) = await StartAnewAsync(folder, account, cancellationToken);
        }

        var presence = new FileStream(
            Path.Combine(UsersOf(folder), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}")),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None });
        var postmaster = await File.ReadAllLinesAsync(cluster.PostmasterFile, cancellationToken);
        var connectionString = await EmbeddedPostgres.ConnectionStringAsync(cluster, port, cancellationToken);
        return new(folder, presence, connectionString, int.Parse(postmaster[0], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await using var turn = await TakeTurnAsync(_folder, CancellationToken.None);
        await _presence.DisposeAsync();
        File.Delete(_presence.Name);
        if (AnyoneIn(_folder))
            return;

        await RemoveAsync(_folder, CancellationToken.None);
    }

    private static async Task<(Cluster Cluster, int Port)> StartAnewAsync(string folder, ServerAccount account, CancellationToken cancellationToken)
    {
        await RemoveAsync(folder, cancellationToken);
        DataFolder.Prepare(folder);
        DataFolder.Create(UsersOf(folder));
        var programs = await new ServerProgramsChoice(EmbeddedPostgresOptions.FromEnvironment(), NullLogger.Instance).ChooseAsync(null, cancellationToken);
        var cluster = await new ClusterMaker(programs, account) { RoleMakesDatabases = true }.MakeAsync(folder, cancellationToken);
        var server = await ServerProcess.StartAsync(programs, cluster, account, Settings, NullLogger.Instance, cancellationToken);
        return (cluster, server.Port);
    }

    private static async Task RemoveAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            return;

        if (Cluster.Find(folder) is { } cluster)
        {
            var programs = await new ServerProgramsChoice(EmbeddedPostgresOptions.FromEnvironment(), NullLogger.Instance).ChooseAsync(cluster, cancellationToken);
            await ServerProcess.TakeDownAsync(programs, cluster, await ServerAccount.ForThisProcessAsync(cancellationToken), NullLogger.Instance, cancellationToken);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int?> RunningPortAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        if (!File.Exists(cluster.PostmasterFile) || ServerProcesses.Of(cluster).Count == 0)
            return null;

        var lines = await File.ReadAllLinesAsync(cluster.PostmasterFile, cancellationToken);
        return lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    private static bool AnyoneIn(string folder)
    {
        if (!Directory.Exists(UsersOf(folder)))
            return false;

        foreach (var user in Directory.EnumerateFiles(UsersOf(folder)))
        {
            using var left = DataFolderLock.TryOpen(user);
            if (left is null)
                return true;

            File.Delete(user);
        }

        return false;
    }

    // Beside the folder, which is removed while the turn is held.
    private static async Task<FileStream> TakeTurnAsync(string folder, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        FileStream? turn;
        while ((turn = DataFolderLock.TryOpen(folder + ".lock")) is null)
        {
            if (clock.Elapsed > TurnLimit)
                throw new StartupException($"Another test process has held {folder}.lock for {TurnLimit.TotalMinutes} minutes.", "End it and run the tests again.");

            await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);
        }

        return turn;
    }

    // Its whole size decides, not what is free: every process of a run must come to the same answer. Containers get 64 MB by default.
    private static bool HasRoomInMemory() => Directory.Exists(InMemory) && new DriveInfo(InMemory).TotalSize >= EnoughBytes;

    private static string UsersOf(string folder) => Path.Combine(folder, "users");
}
