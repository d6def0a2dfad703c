using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;
using Npgsql;

namespace NewsTracker.Benchmarks.Pages;

/// <summary>Measures the pages on countries in the built web host, one request after another, on an archive of full size: from the request to the last byte.</summary>
internal sealed class PagesCommand(PagesRun run, TextWriter report)
{
    private static readonly (string Name, Func<int, string> Address)[] Pages =
    [
        ("table", i => $"/countries?asOf={Day(i)}"),
        ("profile", i => $"/countries/{(i % 4) switch { 0 => "LTU", 1 => "AFG", 2 => "RUS", _ => "POL" }}?asOf={Day(i)}"),
        ("map, status", i => $"/map?asOf={Day(i)}"),
        ("map, stance", i => $"/map?by=production&asOf={Day(i)}"),
        ("matrix", i => $"/matrix?everyone=true&asOf={Day(i)}"),
        ("matrix, compared", i => $"/matrix?compare=2005-01-01&asOf={Day(i)}"),
        ("attention, 90 days", i => $"/attention?of=LTU&of=POL&of=AFG&to={Day(i)}"),
        ("attention, six years, share", _ => "/attention?of=LTU&of=POL&of=AFG&from=2020-11-26&share=true"),
    ];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newstracker-pages-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = folder }, NullLogger.Instance, cancellationToken);
            await using var services = new ServiceCollection().AddLogging().AddNewsTrackerData(postgres.ConnectionString).BuildServiceProvider();
            await services.GetRequiredService<DatabasePreparation>().PrepareAsync(cancellationToken);
            await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
            var filling = Stopwatch.StartNew();
            await new PagesArchive(services, database).FillAsync(run, cancellationToken);
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.Articles} articles, {run.Positions} positions, filled in {filling.Elapsed.TotalSeconds:F0} s"));
            var figures = await MeasureAsync(postgres.ConnectionString, cancellationToken);
            if (run.Json is not null)
                await File.WriteAllTextAsync(run.Json, JsonSerializer.Serialize(figures, JsonSerializerOptions.Web), cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<PageFigures>> MeasureAsync(string connectionString, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var web = StartWeb(address, connectionString);
        try
        {
            using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None };
            using var client = new HttpClient(handler) { BaseAddress = address };
            await UntilReadyAsync(client, cancellationToken);
            var figures = new List<PageFigures>();
            foreach (var (name, pageAddress) in Pages)
            {
                figures.Add(await MeasureAsync(client, name, pageAddress, cancellationToken));
                await report.WriteLineAsync(figures[^1].InWords());
            }

            return figures;
        }
        finally
        {
            web.Kill();
            await web.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<PageFigures> MeasureAsync(HttpClient client, string name, Func<int, string> address, CancellationToken cancellationToken)
    {
        var (times, size) = (new List<double>(), 0L);
        for (var i = -20; i < run.Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            using var response = await client.GetAsync(new Uri(address(Math.Abs(i)), UriKind.Relative), cancellationToken);
            var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            response.EnsureSuccessStatusCode();
            if (i >= 0)
                times.Add(clock.Elapsed.TotalMilliseconds);
            size = Zipped(content);
        }

        times.Sort();
        return new PageFigures(name, times[times.Count / 2], times[times.Count * 95 / 100], times[^1], size);
    }

    private Process StartWeb(Uri address, string connectionString)
    {
        var start = new ProcessStartInfo("dotnet", [run.Web]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address.AbsoluteUri;
        start.Environment["ConnectionStrings__NewsTracker"] = connectionString;
        start.Environment["Scraping__Enabled"] = "false";
        var web = Process.Start(start)!;
        web.OutputDataReceived += (_, _) => { };
        web.BeginOutputReadLine();
        return web;
    }

    private static async Task UntilReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        for (var tries = 0; tries < 240; tries++)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (tries < 239)
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

    private static long Zipped(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return target.Length;
    }

    /// <summary>Another day each time, so that nothing is answered from a copy of the same page.</summary>
    private static string Day(int i) => new DateOnly(2026, 11, 25).AddDays(-i * 17).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="ZippedBytes">Of the page alone.</param>
internal sealed record PageFigures(string Page, double MedianMs, double P95Ms, double MostMs, long ZippedBytes)
{
    public string InWords() => string.Create(CultureInfo.InvariantCulture, $"{Page}: median {MedianMs:F1} ms, p95 {P95Ms:F1} ms, most {MostMs:F1} ms, {ZippedBytes / 1000.0:F1} kB gzipped");
}
