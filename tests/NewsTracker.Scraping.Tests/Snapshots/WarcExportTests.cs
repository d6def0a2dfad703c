using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Snapshots;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Snapshots;

public sealed partial class WarcExportTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    /// <summary>More than are read at once.</summary>
    private const int Articles = 52;

    private static readonly AuditActor Vera = new(null, "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_is_exported_whole_each_response_once_and_nothing_of_others()
    {
        var (source, other) = (await pipeline.AddSourceAsync(), await pipeline.AddSourceAsync());
        for (var i = 0; i < Articles; i++)
        {
            await pipeline.IngestAsync(PageOf(i), new Uri($"https://paper.example/articles/{i}"), source);
        }

        // An edit is a second response of the same address.
        await pipeline.IngestAsync(PageOf(7).Replace("Tuesday", "Wednesday", StringComparison.Ordinal), new Uri("https://paper.example/articles/7"), source);
        await pipeline.IngestAsync(PageOf(1_000), new Uri("https://other.example/articles/1"), other);

        var records = await ExportAsync(source);
        var expected = Enumerable.Range(0, Articles).Append(7).Select(i => $"https://paper.example/articles/{i}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, Targets().Matches(records).Select(match => match.Groups["url"].Value).Order(StringComparer.Ordinal));
        Assert.Contains("The council of district 51 votes", records, StringComparison.Ordinal);
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "snapshots.export" && e.SubjectType == "Source" && e.SubjectId == $"{source}", Cancelled)));
    }

    [Fact]
    public async Task A_damaged_snapshot_is_named_and_costs_no_other()
    {
        var source = await pipeline.AddSourceAsync();
        for (var i = 0; i < 3; i++)
        {
            await pipeline.IngestAsync(PageOf(i), new Uri($"https://damaged.example/articles/{i}"), source);
        }

        await pipeline.WithDbAsync(db => db.Snapshots.Where(s => s.Url == "https://damaged.example/articles/1").ExecuteUpdateAsync(set => set.SetProperty(s => s.BrotliContent, new byte[] { 1 }), Cancelled));
        var records = await ExportAsync(source);
        Assert.Equal(["0", "1", "2"], Targets().Matches(records).Select(match => match.Groups["url"].Value[^1..]).Order(StringComparer.Ordinal));
        Assert.Contains("The council of district 2 votes", records, StringComparison.Ordinal);
        var damaged = Assert.Single(records.Split("WARC/1.1\r\n"), record => record.Contains("/articles/1\r\n", StringComparison.Ordinal));
        Assert.StartsWith("WARC-Type: metadata\r\n", damaged, StringComparison.Ordinal);
        Assert.Contains("problem: The stored bytes of this snapshot are damaged and could not be unpacked.\r\n", damaged, StringComparison.Ordinal);
    }

    private async Task<string> ExportAsync(long source)
    {
        using var packed = new MemoryStream();
        await using (var scope = pipeline.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<WarcExport>().WriteSourceAsync(source, packed, Vera, Cancelled);
        }

        packed.Position = 0;
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancelled);
    }

    private static string PageOf(int number) =>
        $"""
        <!doctype html><html lang="en"><head><title>The council of district {number} votes on its bridge</title></head><body><article>
        <h1>The council of district {number} votes on its bridge</h1>
        <p>The council of district {number} decided on Tuesday to repair the old bridge over the river, after months in which lorries had to take the long way through the hills.</p>
        <p>Work is to begin in spring and will cost as much as a new school, said the mayor of district {number}, who had spoken against it a year ago and now called it the only way.</p>
        </article></body></html>
        """;

    [GeneratedRegex(@"^WARC-Target-URI: (?<url>\S+)\r$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Targets();
}
