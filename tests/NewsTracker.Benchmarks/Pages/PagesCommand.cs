using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Benchmarks.Web;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;
using NewsTracker.Testing.Positions;
using Npgsql;

namespace NewsTracker.Benchmarks.Pages;

/// <summary>Measures the pages on countries and an editor's two commonest requests in the built web host, one after another, on an archive of full size: from the request to the last byte.</summary>
internal sealed class PagesCommand(PagesRun run, TextWriter report)
{
    /// <summary>Requests that count for nothing: the runtime compiles what is asked for thirty times anew, and better.</summary>
    private const int WarmUp = 100;

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
            var articles = await new PagesArchive(services, database).FillAsync(run, cancellationToken);
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.Articles} articles, {run.Positions} positions, filled in {filling.Elapsed.TotalSeconds:F0} s"));
            var figures = await MeasureAsync(postgres.ConnectionString, articles, cancellationToken);
            if (run.Json is not null)
                await File.WriteAllTextAsync(run.Json, JsonSerializer.Serialize(figures, JsonSerializerOptions.Web), cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<PageFigures>> MeasureAsync(string connectionString, (CodedArticle Coded, CodedArticle Marked) articles, CancellationToken cancellationToken)
    {
        await using var web = await WebUnderMeasure.StartAsync(run.Web, connectionString, cancellationToken);
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = web.Address };
        using var session = new VisitorSession(web.Address);
        await session.BecomeAdminAsync(new Uri(await web.SetupLink), cancellationToken);
        var editor = new EditorPages(session, articles.Marked, articles.Coded);
        var requests = Pages.Select(page => (page.Name, Send: new Func<int, Task<HttpResponseMessage>>(i => client.GetAsync(new Uri(page.Address(i), UriKind.Relative), cancellationToken))))
            .Append(("reader, 200 marks, editor", editor.OpenReader(cancellationToken)))
            .Append(("position, saved", await editor.SavePositionAsync(cancellationToken)));
        var figures = new List<PageFigures>();
        foreach (var (name, send) in requests)
        {
            figures.Add(await MeasureAsync(name, send, cancellationToken));
            await report.WriteLineAsync(figures[^1].InWords());
        }

        return figures;
    }

    private async Task<PageFigures> MeasureAsync(string name, Func<int, Task<HttpResponseMessage>> sendAsync, CancellationToken cancellationToken)
    {
        var (times, size) = (new List<double>(), 0L);
        for (var i = -WarmUp; i < run.Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            using var response = await sendAsync(Math.Abs(i));
            var elapsed = clock.Elapsed.TotalMilliseconds;
            response.EnsureSuccessStatusCode();
            if (i >= 0)
                times.Add(elapsed);
            if (i == run.Requests - 1)
                size = Zipped(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        times.Sort();
        return new PageFigures(name, times[times.Count / 2], times[times.Count * 95 / 100], times[^1], size);
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
