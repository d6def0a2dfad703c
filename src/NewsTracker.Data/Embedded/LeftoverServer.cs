using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// What a killed copy of NewsTracker (or a killed server) leaves: a server that runs on, sessions whose server is gone, or a
/// <c>postmaster.pid</c> whose number may by now belong to a stranger. The caller holds the data folder, so all of it is ours to end.
/// </summary>
internal sealed partial class LeftoverServer(ServerControl control, Cluster cluster, ILogger logger)
{
    private static readonly TimeSpan FastLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ImmediateLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    public async Task TakeDownAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(cluster.PostmasterFile))
            return;   // the last server ended in order

        var running = ServerProcesses.Of(cluster);
        if (ReadPostmaster() is { } postmaster && running.Contains(postmaster))
        {
            Log.StoppingLeftover(logger, postmaster);
            if (!await control.StopAsync("fast", FastLimit, cancellationToken))
                await control.StopAsync("immediate", ImmediateLimit, cancellationToken);
        }

        await EndSessionsAsync(cancellationToken);

        // With none of its processes left the file only misleads PostgreSQL, which trusts any living process of that number.
        File.Delete(cluster.PostmasterFile);
    }

    private async Task EndSessionsAsync(CancellationToken cancellationToken)
    {
        var asked = new HashSet<int>();
        var clock = Stopwatch.StartNew();
        while (ServerProcesses.Of(cluster) is { Count: > 0 } running)
        {
            foreach (var processId in running.Where(asked.Add))
            {
                Log.EndingSession(logger, processId);
                await control.SignalAsync("QUIT", processId, cancellationToken);
            }

            if (clock.Elapsed > ImmediateLimit)
                running.ToList().ForEach(Kill);

            if (clock.Elapsed > ImmediateLimit * 2)
                throw new StartupException(
                    $"Processes of an earlier PostgreSQL on {cluster.DataFolder} do not end: {string.Join(", ", running)}.",
                    "End them by hand and start again.");

            await Task.Delay(LookAgain, TimeProvider.System, cancellationToken);
        }
    }

    private int? ReadPostmaster() =>
        int.TryParse(File.ReadLines(cluster.PostmasterFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var processId) ? processId : null;

    private static void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It ended in the meantime.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An earlier copy ended without stopping its PostgreSQL (process {ProcessId}); stopping it now")]
        public static partial void StoppingLeftover(ILogger logger, int processId);

        [LoggerMessage(LogLevel.Warning, "Ending process {ProcessId}, which an earlier PostgreSQL left behind")]
        public static partial void EndingSession(ILogger logger, int processId);
    }
}
