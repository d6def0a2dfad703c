using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Benchmarks.Search;
using NewsTracker.Benchmarks.Web.Bare;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;
using NewsTracker.Data.Settings;

namespace NewsTracker.Benchmarks.Web;

/// <summary>Measures the list of articles over HTTP beside a bare Razor page on the same rows, and an export, on a loaded archive.</summary>
internal sealed class WebCommand(WebRun run, TextWriter report)
{
    private int asked;

    private static readonly string[] Words = ["zelquorin", "brastovane", "kurmelith", "dolverane", "simbratho", "tarquelon"];

    private static readonly (string Name, Func<int, string> Address)[] Lists =
    [
        ("list, newest", _ => "/articles?"),
        ("list, a word", i => $"/articles?q={Words[i % Words.Length]}"),
        ("list, a country and six months", i => $"/articles?q={Uri.EscapeDataString($"country:UKR published:202{i % 6}-01..202{i % 6}-06")}"),
    ];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = run.Folder }, NullLogger.Instance, cancellationToken);
        await using var archive = await LoadedArchive.OpenAsync(postgres.ConnectionString, cancellationToken);
        await AllowReadingAsync(archive, cancellationToken);
        await report.WriteLineAsync($"{await archive.CountAsync(cancellationToken)} articles, {PageLoad.Connections} connections, {run.Time.TotalSeconds} s each");
        var rates = new List<PageRate>();
        await TellAsync(rates, await MeasureBareAsync(postgres.ConnectionString, cancellationToken));
        await using var web = await WebUnderMeasure.StartAsync(run.Program, postgres.ConnectionString, cancellationToken);
        Task<PageRate> MeasureAsync(string name, Func<int, string> address) => PageLoad.MeasureAsync(name, web.Process, web.Address, address, run.Time, cancellationToken);
        foreach (var (name, address) in Lists)
        {
            await TellAsync(rates, await MeasureAsync($"{name}, asked again and again", address));

            // An address that was never asked before: the page is made each time, of the same rows.
            await TellAsync(rates, await MeasureAsync($"{name}, made each time", i => $"{address(i)}&never-before={Interlocked.Increment(ref asked)}"));
        }

        await using (await Arrivals.StartAsync(archive.Connection, cancellationToken))
        {
            foreach (var (name, address) in Lists)
                await TellAsync(rates, await MeasureAsync($"{name}, asked again and again while {Arrivals.PerSecond} articles a second arrive", address));
        }

        var export = await ExportLoad.MeasureAsync(web, cancellationToken);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"export as CSV: {export.Rows} rows, {export.RowsPerSecond:F0} a second, memory grown by {export.GrownMegabytes:F0} MB"));
        if (run.Json is not null)
            await File.WriteAllTextAsync(run.Json, JsonSerializer.Serialize(new { rates, export }, JsonSerializerOptions.Web), cancellationToken);
        return 0;
    }

    private async Task TellAsync(List<PageRate> rates, PageRate rate)
    {
        rates.Add(rate);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rate.Page}: {rate.PerSecond:F0} a second ({rate.PerSecond / rates[0].PerSecond:F2} of the bare page), median {rate.MedianMs:F1} ms, p99 {rate.P99Ms:F1} ms, {rate.Bytes / 1000d:F1} kB, {rate.ProcessorMs:F2} ms of the host's processor"));
    }

    private static async Task AllowReadingAsync(LoadedArchive archive, CancellationToken cancellationToken)
    {
        await using var scope = archive.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        if (await db.Settings.AnyAsync(s => s.Key == "reading.anonymous", cancellationToken))
            return;
        db.Settings.Add(new Setting { Key = "reading.anonymous", Value = "on" });
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<PageRate> MeasureBareAsync(string connectionString, CancellationToken cancellationToken)
    {
        using var bare = ChildProcess.Start([BareHost.Verb, connectionString]);
        try
        {
            var address = await bare.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The bare page did not start.");
            return await PageLoad.MeasureAsync("bare page", bare, new Uri(address), _ => "/", run.Time, cancellationToken);
        }
        finally
        {
            bare.StandardInput.Close();
            await bare.WaitForExitAsync(CancellationToken.None);
        }
    }
}
