using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

/// <summary>A process that owns an embedded PostgreSQL until it is killed.</summary>
public sealed class EmbeddedOwner : IDisposable
{
    public const string Verb = "own-embedded-postgres";

    private const string AnswerFile = "connection-string";

    private readonly Process _process;

    private EmbeddedOwner(Process process) => _process = process;

    public int ProcessId => _process.Id;

    public static async Task<int> RunAsync(string home)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(
            EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = home }, NullLogger.Instance, CancellationToken.None);
        var answer = Path.Combine(home, AnswerFile);
        await File.WriteAllTextAsync(answer + ".new", postgres.ConnectionString);
        File.Move(answer + ".new", answer, overwrite: true);
        await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System);
        return 0;
    }

    public static async Task<(EmbeddedOwner Owner, string ConnectionString)> StartAsync(string home, CancellationToken cancellationToken)
    {
        var answer = Path.Combine(home, AnswerFile);
        File.Delete(answer);
        var program = Path.Combine(AppContext.BaseDirectory, "NewsTracker.Data.Tests.dll");
        var owner = new EmbeddedOwner(Process.Start("dotnet", [program, Verb, home]));
        try
        {
            while (!File.Exists(answer))
            {
                Assert.False(owner._process.HasExited, "The owner ended before its server ran.");
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }

            return (owner, await File.ReadAllTextAsync(answer, cancellationToken));
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: the owner has no chance to stop its server.</summary>
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
}
