using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data;
using NewsTracker.Data.Embedded;
using Npgsql;

namespace NewsTracker.Benchmarks.Polling;

/// <summary>Measures polling at scale: two scraper processes share all feeds for a while, then one is killed, and the other has to take over what it held and all that falls due.</summary>
internal sealed class PollingCommand(PollingRun run, TextWriter report)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestTakeOver = TimeSpan.FromMinutes(2);
    private const int MostTries = 1_000;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newstracker-polling-").FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = folder }, NullLogger.Instance, cancellationToken);
            await using var services = new ServiceCollection().AddLogging().AddNewsTrackerData(postgres.ConnectionString).BuildServiceProvider();
            await services.GetRequiredService<DatabasePreparation>().PrepareAsync(cancellationToken);
            await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
            var figures = await MeasureAsync(new PollingLedger(database), postgres.ConnectionString, cancellationToken);
            await report.WriteLineAsync(figures.InWords());
            if (run.Json is not null)
                await File.WriteAllTextAsync(run.Json, JsonSerializer.Serialize(figures, JsonSerializerOptions.Web), cancellationToken);
            return figures is { Overlaps: 0, TakeOverSeconds: not null } ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<PollingFigures> MeasureAsync(PollingLedger ledger, string connectionString, CancellationToken cancellationToken)
    {
        await ledger.FillAsync(run, TimeProvider.System.GetUtcNow() + (WarmUp / 2), cancellationToken);
        await ledger.AnalyseAsync(cancellationToken);
        using var doomed = ChildProcess.Start([PollingScraper.Verb, connectionString]);
        using var survivor = ChildProcess.Start([PollingScraper.Verb, connectionString]);
        try
        {
            await Task.Delay(WarmUp, TimeProvider.System, cancellationToken);
            var both = await WatchAsync(ledger, [doomed, survivor], cancellationToken);

            await FreezeWithLeasesAsync(ledger, doomed, cancellationToken);
            doomed.Kill();
            await doomed.WaitForExitAsync(cancellationToken);
            var held = await ledger.HeldByAsync(doomed.Id, cancellationToken);
            var takeOver = TakeOverAsync(ledger, doomed.Id, held, cancellationToken);
            var alone = await WatchAsync(ledger, [survivor], cancellationToken);
            var seconds = await takeOver;
            survivor.StandardInput.Close();
            await survivor.WaitForExitAsync(cancellationToken);
            var overlaps = await ledger.OverlapsAsync(cancellationToken) + Math.Max(0, await ledger.BrokenOffAsync(cancellationToken) - held.Count);
            return new PollingFigures(
                run.Feeds, run.PollsPerSecond, both.PollsPerSecond, both.PollsPerSecond / run.PollsPerSecond, both.CpuPerPoll, alone.PollsPerSecond, alone.PollsPerSecond / run.PollsPerSecond, alone.CpuPerPoll,
                alone.Waiting, overlaps, held.Count, seconds, Environment.ProcessorCount);
        }
        finally
        {
            doomed.Kill();
            survivor.Kill();
        }
    }

    /// <summary>A poll takes a few milliseconds: most of the time a scraper holds nothing, and killing it then would show nothing. It is stopped in its steps until it holds something.</summary>
    private static async Task FreezeWithLeasesAsync(PollingLedger ledger, Process scraper, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await SignalAsync("-STOP", scraper, cancellationToken);
            if ((await ledger.HeldByAsync(scraper.Id, cancellationToken)).Count > 0)
                return;
            await SignalAsync("-CONT", scraper, cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(7), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task SignalAsync(string signal, Process process, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    private async Task<Watched> WatchAsync(PollingLedger ledger, Process[] scrapers, CancellationToken cancellationToken)
    {
        var (before, cpu, clock) = (await ledger.FinishedAsync(cancellationToken), Cpu(scrapers), Stopwatch.StartNew());
        await Task.Delay(run.Measured, TimeProvider.System, cancellationToken);
        var polls = await ledger.FinishedAsync(cancellationToken) - before;
        return new Watched(polls / clock.Elapsed.TotalSeconds, (Cpu(scrapers) - cpu).TotalMilliseconds / Math.Max(1, polls), await ledger.WaitingAsync(cancellationToken));
    }

    /// <summary>How long until all that the killed scraper held is leased to the other; null where that never came about.</summary>
    private static async Task<double?> TakeOverAsync(PollingLedger ledger, int killed, Dictionary<long, long> held, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < LongestTakeOver; await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (held.Count == 0 || (await ledger.HeldByAsync(killed, cancellationToken)).Count == 0)
                return clock.Elapsed.TotalSeconds;
        }

        return null;
    }

    private static TimeSpan Cpu(Process[] processes) => processes.Aggregate(TimeSpan.Zero, (sum, process) =>
    {
        process.Refresh();
        return sum + process.TotalProcessorTime;
    });

    private sealed record Watched(double PollsPerSecond, double CpuPerPoll, long Waiting);
}

/// <param name="Waiting">Feeds more than a second late at the end.</param>
/// <param name="HeldWhenKilled">Feeds leased to the scraper that was killed.</param>
internal sealed record PollingFigures(
    int Feeds, double Demand, double Served, double ServedOfDemand, double CpuMsPerPoll, double ServedAlone, double ServedAloneOfDemand, double CpuMsPerPollAlone,
    long Waiting, long Overlaps, int HeldWhenKilled, double? TakeOverSeconds, int Cores)
{
    public string InWords() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Feeds} feeds, {Demand:F0} polls a second asked: two scrapers {Served:F1} ({ServedOfDemand:F3}), {CpuMsPerPoll:F2} ms of CPU each; one after the other's end {ServedAlone:F1} ({ServedAloneOfDemand:F3}), {CpuMsPerPollAlone:F2} ms, {Waiting} late; {Overlaps} overlaps; {HeldWhenKilled} feeds held when killed, taken over in {TakeOverSeconds?.ToString("F1", CultureInfo.InvariantCulture) ?? "never"} s");
}
