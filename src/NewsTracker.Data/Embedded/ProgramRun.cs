using System.Collections;
using System.Diagnostics;
using System.Text;

namespace NewsTracker.Data.Embedded;

/// <summary>What one run of a helper program gave: bounded in time and in what is kept of its words (the last ones).</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private const int KeptCharacters = 8_000;

    public sealed record Command(string Program)
    {
        public IReadOnlyList<string> Arguments { get; init; } = [];
        public ServerAccount? Account { get; init; }
        public string? WorkingFolder { get; init; }
        public string? Input { get; init; }
        public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);
    }

    /// <summary>Kills the program and throws <see cref="TimeoutException"/> when it takes longer than its limit.</summary>
    public static async Task<ProgramRun> RunAsync(Command command, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(command) };
        process.Start();
        using var limit = new CancellationTokenSource(command.TimeLimit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var output = LastWordsAsync(process.StandardOutput, either.Token);
            var errors = LastWordsAsync(process.StandardError, either.Token);
            await SendAsync(process.StandardInput, command.Input, either.Token);
            await process.WaitForExitAsync(either.Token);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{command.Program} did not end within {command.TimeLimit.TotalSeconds:0} seconds.", exception);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartInfo(Command command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = command.WorkingFolder ?? "",
        };
        if (command.Account?.UserName is { } user)
            start.UserName = user;

        // PGDATA, PGPORT and the like of the shell we were started from speak of another server.
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable.Key is string name && name.StartsWith("PG", StringComparison.Ordinal))
                start.Environment.Remove(name);
        }

        // One language for messages we read; and macOS refuses to start a server under a locale it does not know.
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static async Task SendAsync(StreamWriter input, string? text, CancellationToken cancellationToken)
    {
        try
        {
            await input.WriteAsync(text.AsMemory(), cancellationToken);
            input.Close();
        }
        catch (IOException)
        {
            // The program ended without reading; its exit code and its words say why.
        }
    }

    private static async Task<string> LastWordsAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            kept.Append(buffer, 0, read);
            if (kept.Length > KeptCharacters)
                kept.Remove(0, kept.Length - KeptCharacters);
        }

        return kept.ToString().Trim();
    }
}
