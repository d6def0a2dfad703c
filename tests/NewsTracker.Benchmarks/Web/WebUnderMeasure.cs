using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace NewsTracker.Benchmarks.Web;

/// <summary>The built web host as a process of its own, without its scraper. Disposing ends it.</summary>
internal sealed partial class WebUnderMeasure : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<string> setupLink = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebUnderMeasure(string program, string connectionString)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = Address.AbsoluteUri;
        start.Environment["ConnectionStrings__NewsTracker"] = connectionString;
        start.Environment["Scraping__Enabled"] = "false";
        Process = Process.Start(start)!;
        Process.OutputDataReceived += (_, line) =>
        {
            if (Link.Match(line.Data ?? "") is { Success: true } link)
                setupLink.TrySetResult(link.Value);
        };
        Process.BeginOutputReadLine();
    }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public Process Process { get; }

    /// <summary>Makes the first admin, once; printed where nobody has an account.</summary>
    public Task<string> SetupLink => setupLink.Task.WaitAsync(Patience);

    /// <summary>Most of the memory it has had in RAM so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            Process.Refresh();
            return Process.PeakWorkingSet64;
        }
    }

    /// <param name="program">NewsTracker.Web.dll.</param>
    /// <exception cref="TimeoutException">It did not get ready within a minute.</exception>
    public static async Task<WebUnderMeasure> StartAsync(string program, string connectionString, CancellationToken cancellationToken)
    {
        var web = new WebUnderMeasure(program, connectionString);
        try
        {
            await web.UntilReadyAsync(cancellationToken);
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync(CancellationToken.None);
        Process.Dispose();
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler) { BaseAddress = Address };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience;)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Not listening yet.
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        throw new TimeoutException("The web host did not get ready within a minute.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+/setup\?token=\w+")]
    private static partial Regex Link { get; }
}
