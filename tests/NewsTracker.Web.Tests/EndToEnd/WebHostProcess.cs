using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsTracker.Web.Tests.EndToEnd;

/// <summary>The real web host as a process of its own, on a data folder of its own, as <c>dotnet run</c> starts it.</summary>
internal sealed partial class WebHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebHostProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The host ended before it was ready:\n{Output}"));
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The one-time link, where the host printed one.</summary>
    public Uri? SetUpLink { get; private set; }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts the host and waits until it says that it is ready.</summary>
    public static async Task<WebHostProcess> StartAsync(string home, params IEnumerable<KeyValuePair<string, string>> environment)
    {
        var host = Launch(home, "http://127.0.0.1:0", environment);
        try
        {
            host.Address = await host.ready.Task.WaitAsync(StartTimeout);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a host that is not expected to come up, and returns its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(string home, string urls, params IEnumerable<KeyValuePair<string, string>> environment)
    {
        await using var host = Launch(home, urls, environment);
        await Task.WhenAny(host.process.WaitForExitAsync(), host.ready.Task).WaitAsync(StartTimeout);
        Assert.True(host.process.HasExited, $"The host started although it should not:\n{host.Output}");
        host.process.WaitForExit();
        return (host.process.ExitCode, host.Output);
    }

    /// <summary>What Ctrl+C and service managers send; the host stops everything and says 0.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        return await EndAsync();
    }

    /// <summary>Waits until the host has ended, and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode;
    }

    /// <summary>SIGKILL to the host alone: PostgreSQL is left behind, as a crash would leave it.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await TerminateAsync();
        }

        process.Dispose();
    }

    private static WebHostProcess Launch(string home, string urls, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var program = typeof(WebHostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "WebHost").Value!;
        var start = new ProcessStartInfo("dotnet", [program, "--urls", urls]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["NEWSTRACKER_HOME"] = home;
        start.Environment.Remove("ConnectionStrings__NewsTracker");
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var host = new WebHostProcess(start);
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }

        if (SetUp().Match(line) is { Success: true } setUp)
        {
            SetUpLink = new Uri(setUp.Value);
        }

        if (Ready().Match(line) is { Success: true } isReady)
        {
            ready.TrySetResult(new Uri(isReady.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"https?://\S+/setup\?token=\w+")]
    private static partial Regex SetUp();

    [GeneratedRegex(@"NewsTracker is ready at (https?://\S+)")]
    private static partial Regex Ready();
}
