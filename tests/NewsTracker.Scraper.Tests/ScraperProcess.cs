using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace NewsTracker.Scraper.Tests;

/// <summary>The scraper service, started as an operator does. It ends with the test at the latest, however that goes.</summary>
internal sealed class ScraperProcess : IAsyncDisposable
{
    private readonly Process process;

    private ScraperProcess(Process process) => this.process = process;

    public int ExitCode => process.ExitCode;

    public StreamReader Output => process.StandardOutput;

    public StreamReader Error => process.StandardError;

    public static ScraperProcess Start(Dictionary<string, string> environment)
    {
        var program = typeof(ScraperProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ScraperHost").Value!;
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Remove("ConnectionStrings__NewsTracker");
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        return new ScraperProcess(Process.Start(start)!);
    }

    /// <summary>As a machine that fails does: it hears nothing of it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>As an operator does.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await WaitForExitAsync(cancellationToken);
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }
}
