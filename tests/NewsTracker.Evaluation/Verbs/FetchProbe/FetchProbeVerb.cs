using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <summary>Sends the product's fetcher, readers and store against a site that misbehaves.</summary>
internal sealed class FetchProbeVerb(TextWriter faults) : IVerb
{
    private const int AtOnce = 2;

    public async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var cases = await JsonLines.ReadAsync<ProbeCase>(arguments.In, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("newstracker-probe-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = folder }, NullLogger.Instance, cancellationToken);
            var allowHost = arguments.Others.GetValueOrDefault("--allow-host");
            await using var paced = ProbeServices.Create(postgres.ConnectionString, allowHost, paced: true);
            await using var unpaced = ProbeServices.Create(postgres.ConnectionString, allowHost, paced: false);
            await paced.GetRequiredService<DatabasePreparation>().PrepareAsync(cancellationToken);
            var results = new ConcurrentDictionary<string, ProbeResult>(StringComparer.Ordinal);

            // First, since another case may make the host ask for a pause that a paced crawl would keep.
            foreach (var probe in cases.Where(IsCrawl))
                results[probe.Id] = await MeasureAsync(paced, probe, cancellationToken);
            await Parallel.ForEachAsync(
                cases.Where(probe => !IsCrawl(probe)), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (probe, token) => results[probe.Id] = await MeasureAsync(unpaced, probe, token));
            await JsonLines.WriteAsync(arguments.Out, await ProbeStories.NameAsync(unpaced, [.. cases.Select(probe => results[probe.Id])], cancellationToken), JsonLines.OptionsWithoutNulls, cancellationToken);
            return cases.Count;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsCrawl(ProbeCase probe) => probe.Kind == "crawl";

    private async Task<ProbeResult> MeasureAsync(IServiceProvider services, ProbeCase probe, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var result = await TryAsync(services, probe, cancellationToken);
        using var process = Process.GetCurrentProcess();
        return result with { Id = probe.Id, ElapsedMs = clock.ElapsedMilliseconds, PeakMegabytes = process.PeakWorkingSet64 / (1024.0 * 1024) };
    }

    /// <summary>A fault of the product is an outcome that no case allows; the others still run.</summary>
    private async Task<ProbeResult> TryAsync(IServiceProvider services, ProbeCase probe, CancellationToken cancellationToken)
    {
        try
        {
            return await (probe.Kind switch
            {
                "feed" or "sitemap" => FeedProbe.RunAsync(services, probe, cancellationToken),
                "crawl" => CrawlProbe.RunAsync(services, probe, cancellationToken),
                _ => PageProbe.RunAsync(services, probe, cancellationToken),
            });
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            await faults.WriteLineAsync($"{probe.Id}: {exception}");
            return new ProbeResult { Outcome = "fault" };
        }
    }
}
