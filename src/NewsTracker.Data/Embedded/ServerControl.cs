using System.Globalization;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// pg_ctl, which starts and stops servers on every system. It puts the server into a session of its own, so that Ctrl+C in a terminal
/// reaches NewsTracker alone and the database outlives it until told to stop; on Windows it also drops an administrator's rights.
/// </summary>
internal sealed class ServerControl(ServerPrograms programs, Cluster cluster, ServerAccount account)
{
    // pg_ctl ends by its own limit; ours is for a pg_ctl that hangs.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public Task<ProgramRun> StartAsync(TimeSpan limit, CancellationToken cancellationToken) =>
        RunAsync(["start", "--wait", "--log", cluster.LogFile], limit, cancellationToken);

    /// <param name="mode"><c>fast</c> ends sessions and writes everything out; <c>immediate</c> leaves that to the next start.</param>
    public async Task<bool> StopAsync(string mode, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            return (await RunAsync(["stop", "--wait", "--mode", mode], limit, cancellationToken)).ExitCode == 0;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public Task<ProgramRun> SignalAsync(string signal, int processId, CancellationToken cancellationToken) =>
        ProgramRun.RunAsync(
            new(programs.PgCtl)
            {
                Arguments = ["kill", signal, processId.ToString(CultureInfo.InvariantCulture)],
                Account = account,
                WorkingFolder = cluster.Folder,
            },
            cancellationToken);

    private Task<ProgramRun> RunAsync(string[] arguments, TimeSpan limit, CancellationToken cancellationToken) =>
        ProgramRun.RunAsync(
            new(programs.PgCtl)
            {
                Arguments = [.. arguments, "--pgdata", cluster.DataFolder, "--timeout", ((int)limit.TotalSeconds).ToString(CultureInfo.InvariantCulture)],
                Account = account,
                WorkingFolder = cluster.Folder,
                TimeLimit = limit + Grace,
            },
            cancellationToken);
}
