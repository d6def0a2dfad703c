using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;
using NewsTracker.Scraping;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Benchmarks.Ingest;

/// <summary>Measures one poll of a feed end to end: fetch, extract, store. Beside it, in the same run and in a process of its own, the least that any program on this runtime has to do.</summary>
internal sealed class IngestCommand(IngestOptions options, TextWriter report)
{
    private const double Megabyte = 1024 * 1024;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newstracker-ingest-").FullName;
        using var site = StartSite();
        try
        {
            var origin = new Uri((await site.StandardOutput.ReadLineAsync(cancellationToken))!);
            await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = folder }, NullLogger.Instance, cancellationToken);
            await using var services = Services(postgres.ConnectionString, origin);
            await services.GetRequiredService<DatabasePreparation>().PrepareAsync(cancellationToken);

            var server = int.Parse(File.ReadLines(Cluster.Find(folder)!.PostmasterFile).First(), CultureInfo.InvariantCulture);

            var product = await MeasureAsync(server, () => PollAsync(services, origin, cancellationToken));
            var beforeFloor = Spent.Now(server);
            var floor = await BareFloor.StartAsync(postgres.ConnectionString, origin, options.Articles, cancellationToken);
            var (floorRate, floorServer) = (options.Articles / floor.Seconds, (Spent.Now(server) - beforeFloor).Server);
            var peer = options.Python is { } python ? await new ScrapyPeer(python, postgres.ConnectionString).RunAsync(new Uri(origin, "/feed.xml"), cancellationToken) : null;
            var figures = new Figures(
                options.Articles, product.Articles, product.Rate, PerThousand(product.Spent.Cpu), product.PeakMegabytes, floorRate, floor.CpuSeconds * 1000 / options.Articles, product.Rate / floorRate,
                peer is null ? null : options.Articles / peer.Seconds, peer is null ? null : peer.CpuSeconds * 1000 / options.Articles, peer is null ? null : product.Rate * peer.Seconds / options.Articles, Environment.ProcessorCount,
                PerThousand(product.Spent.Collecting), PerThousand(product.Spent.Compiling), product.Spent.Allocated / Megabyte / options.Articles, PerThousand(product.Spent.Server), PerThousand(floorServer));
            await report.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{figures.Stored} of {figures.Listed} listed taken in, {figures.ArticlesPerSecond:F1} articles a second, {figures.CpuSecondsPer1000:F1} s of CPU per 1,000, {figures.PeakMegabytes:F0} MB; bare floor {figures.FloorArticlesPerSecond:F1} a second, {figures.FloorCpuSecondsPer1000:F1} s; {figures.OfFloor:F2} of the floor"));
            await report.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Of the CPU per 1,000: {figures.CollectingSecondsPer1000:F1} s stopped to collect, {figures.CompilingSecondsPer1000:F1} s compiling; {figures.MegabytesAllocatedEach:F1} MB allocated an article; the server's own, on top: {figures.ServerCpuSecondsPer1000:F1} s, for the floor {figures.FloorServerCpuSecondsPer1000:F1} s"));
            if (peer is not null)
                await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{peer.Version}: {figures.PeerArticlesPerSecond:F1} a second ({peer.Stored} stored), {figures.PeerCpuSecondsPer1000:F1} s of CPU per 1,000, {peer.PeakMegabytes:F0} MB; {figures.OfPeer:F1} times its rate"));
            if (options.Json is not null)
                await File.WriteAllTextAsync(options.Json, JsonSerializer.Serialize(figures, JsonSerializerOptions.Web), cancellationToken);
            return figures.Stored == 0 ? 1 : 0;
        }
        finally
        {
            site.StandardInput.Close();
            await site.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    private Process StartSite() =>
        ChildProcess.Start([IngestSite.Verb, "--pages", options.Pages, "--articles", options.Articles.ToString(CultureInfo.InvariantCulture)]);

    private static ServiceProvider Services(string connectionString, Uri origin)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Outbound:AllowedPrivateHosts:0", origin.Authority),
            new("Outbound:PacePrivateHosts", "false"),
            new("Scraping:MaxItemsPerPoll", "5000"),
        ]).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddNewsTrackerData(connectionString).AddScraping().BuildServiceProvider();
    }

    /// <returns>How many articles were stored.</returns>
    private static async Task<int> PollAsync(IServiceProvider services, Uri origin, CancellationToken cancellationToken)
    {
        // As the scraper does when it starts to look for feeds that are due.
        _ = services.GetRequiredService<FirstReading>().Begin();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "Pages", HomeUrl = origin.AbsoluteUri, CreatedAt = now };
        var feed = new Feed { SourceId = 0, Url = new Uri(origin, "/feed.xml").AbsoluteUri, NextPollAt = now };
        source.Feeds.Add(feed);
        db.Sources.Add(source);
        await db.SaveChangesAsync(cancellationToken);
        var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feed.Id, "benchmark", cancellationToken) ?? throw new InvalidOperationException("The feed is leased.");
        await scope.ServiceProvider.GetRequiredService<FeedPoller>().PollAsync(lease, cancellationToken);
        return await db.Articles.CountAsync(cancellationToken);
    }

    private async Task<Measured> MeasureAsync(int server, Func<Task<int>> run)
    {
        var (clock, before) = (Stopwatch.StartNew(), Spent.Now(server));
        var articles = await run();
        var elapsed = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return new Measured(articles, options.Articles / elapsed, Spent.Now(server) - before, process.PeakWorkingSet64 / Megabyte);
    }

    private double PerThousand(TimeSpan time) => time.TotalSeconds * 1000 / options.Articles;

    private sealed record Measured(int Articles, double Rate, Spent Spent, double PeakMegabytes);

    private sealed record Figures(
        int Listed, int Stored, double ArticlesPerSecond, double CpuSecondsPer1000, double PeakMegabytes, double FloorArticlesPerSecond, double FloorCpuSecondsPer1000, double OfFloor,
        double? PeerArticlesPerSecond, double? PeerCpuSecondsPer1000, double? OfPeer, int Cores,
        double CollectingSecondsPer1000, double CompilingSecondsPer1000, double MegabytesAllocatedEach, double ServerCpuSecondsPer1000, double FloorServerCpuSecondsPer1000);
}
