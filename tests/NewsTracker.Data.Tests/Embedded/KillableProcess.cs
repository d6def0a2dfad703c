using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;
using NewsTracker.Testing.Postgres;

namespace NewsTracker.Data.Tests.Embedded;

/// <summary>A process of its own that holds a database server until it is killed.</summary>
public sealed class KillableProcess : IDisposable
{
    /// <summary>A copy of the product with its data folder.</summary>
    public const string Owner = "own-embedded-postgres";

    /// <summary>Another test process of the run.</summary>
    public const string Tester = "join-shared-cluster";

    private readonly Process _process;

    private KillableProcess(Process process) => _process = process;

    public static IReadOnlyDictionary<string, Func<string, Task<int>>> Roles { get; } = new Dictionary<string, Func<string, Task<int>>>
    {
        [Owner] = async home =>
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = home }, NullLogger.Instance, CancellationToken.None);
            return await AnswerAsync(home, postgres.ConnectionString);
        },
        [Tester] = async folder =>
        {
            await using var cluster = await SharedCluster.JoinAsync(folder, CancellationToken.None);
            return await AnswerAsync(folder, cluster.ConnectionString);
        },
    };

    public int ProcessId => _process.Id;

    /// <summary>The process, and the connection string of the server it holds.</summary>
    public static async Task<(KillableProcess Process, string ConnectionString)> StartAsync(string role, string folder, CancellationToken cancellationToken)
    {
        File.Delete(AnswerFile(folder));
        var program = Path.Combine(AppContext.BaseDirectory, "NewsTracker.Data.Tests.dll");
        var started = new KillableProcess(Process.Start("dotnet", [program, role, folder]));
        try
        {
            while (!File.Exists(AnswerFile(folder)))
            {
                Assert.False(started._process.HasExited, "The process ended before its server ran.");
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }

            return (started, await File.ReadAllTextAsync(AnswerFile(folder), cancellationToken));
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: the process has no chance to stop its server.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
    }

    private static async Task<int> AnswerAsync(string folder, string connectionString)
    {
        await File.WriteAllTextAsync(AnswerFile(folder) + ".new", connectionString);
        File.Move(AnswerFile(folder) + ".new", AnswerFile(folder), overwrite: true);
        await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System);
        return 0;
    }

    private static string AnswerFile(string folder) => folder + ".answer";
}
