using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Data.Embedded;

/// <summary>A running server of a cluster. Stopping is safe to ask for twice.</summary>
public sealed partial class ServerProcess
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);   // recovery after a crash replays up to max_wal_size
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private const int PortAttempts = 5;

    private readonly ServerControl _control;
    private readonly LeftoverServer _leftover;
    private readonly ILogger _logger;

    private readonly int _processId;

    private ServerProcess(ServerControl control, LeftoverServer leftover, ILogger logger, int processId, int port)
    {
        _processId = processId;
        _control = control;
        _leftover = leftover;
        _logger = logger;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Takes down what a killed owner of the cluster left running, then starts the server on a free port of 127.0.0.1.</summary>
    public static async Task<ServerProcess> StartAsync(
        ServerPrograms programs, Cluster cluster, ServerAccount account, ServerSettings settings, ILogger logger, CancellationToken cancellationToken)
    {
        var control = new ServerControl(programs, cluster, account);
        var leftover = new LeftoverServer(control, cluster, logger);
        await leftover.TakeDownAsync(cancellationToken);
        RotateLog(cluster);

        var words = "";
        for (var attempt = 0; attempt < PortAttempts; attempt++)
        {
            var port = FreePort();
            await WriteSettingsAsync(cluster, settings, port, cancellationToken);
            var logged = File.Exists(cluster.LogFile) ? new FileInfo(cluster.LogFile).Length : 0;
            var clock = Stopwatch.StartNew();
            if (await TryStartAsync(control, leftover, cancellationToken) is not { } failure)
            {
                Log.Started(logger, cluster.Major, port, clock.ElapsedMilliseconds);
                return new(control, leftover, logger, cluster.ProcessId ?? throw new StartupException($"PostgreSQL ended as soon as it had started on {cluster.DataFolder}.", $"The whole log is {cluster.LogFile}."), port);
            }

            words = failure + Environment.NewLine + Tail.OfFile(cluster.LogFile, logged);
            if (!words.Contains("could not bind", StringComparison.Ordinal))   // else another program was quicker to take the port
                break;
        }

        throw new StartupException(
            $"PostgreSQL did not start on the data in {cluster.DataFolder}. It said:{Environment.NewLine}{Tail.Of(words)}",
            $"The whole log is {cluster.LogFile}. If the disk is full, make room and start again; the data is kept.");
    }

    /// <summary>Ends what runs on a cluster without having started it.</summary>
    public static Task TakeDownAsync(ServerPrograms programs, Cluster cluster, ServerAccount account, ILogger logger, CancellationToken cancellationToken) =>
        new LeftoverServer(new ServerControl(programs, cluster, account), cluster, logger).TakeDownAsync(cancellationToken);

    /// <summary>Ends when the server does. PostgreSQL itself starts anew what falls beneath its first process, so that one alone is watched.</summary>
    public async Task EndedAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var first = Process.GetProcessById(_processId);
            await first.WaitForExitAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        if (!await _control.StopAsync("fast", StopLimit, cancellationToken))
            await _leftover.TakeDownAsync(cancellationToken);

        Log.Stopped(_logger, clock.ElapsedMilliseconds);
    }

    /// <summary>Null when it runs, otherwise what pg_ctl said.</summary>
    private static async Task<string?> TryStartAsync(ServerControl control, LeftoverServer leftover, CancellationToken cancellationToken)
    {
        try
        {
            var run = await control.StartAsync(StartLimit, cancellationToken);
            return run.ExitCode == 0 ? null : run.Errors;
        }
        catch (TimeoutException exception)
        {
            return exception.Message;
        }
        catch (OperationCanceledException)
        {
            await leftover.TakeDownAsync(CancellationToken.None);
            throw;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WriteSettingsAsync(Cluster cluster, ServerSettings settings, int port, CancellationToken cancellationToken)
    {
        var path = Path.Combine(cluster.DataFolder, ServerSettings.FileName);
        try
        {
            await File.WriteAllTextAsync(path, settings.Text(cluster, port), cancellationToken);
            if (!OperatingSystem.IsWindows())   // as root, the server's account must read it whatever our umask is; the folder itself is private
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DataFolder.NotWritable(cluster.DataFolder, exception);
        }
    }

    private static void RotateLog(Cluster cluster)
    {
        const long limit = 4 * 1024 * 1024;
        if (File.Exists(cluster.LogFile) && new FileInfo(cluster.LogFile).Length > limit)
            File.Move(cluster.LogFile, cluster.LogFile + ".1", overwrite: true);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "PostgreSQL {Major} runs on 127.0.0.1:{Port} after {ElapsedMs} ms")]
        public static partial void Started(ILogger logger, int major, int port, long elapsedMs);

        [LoggerMessage(LogLevel.Information, "PostgreSQL stopped after {ElapsedMs} ms")]
        public static partial void Stopped(ILogger logger, long elapsedMs);
    }
}
