using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Fills an archive with made articles up to a number, and goes on where an earlier run stopped.</summary>
internal sealed class LoadCommand(SearchOptions options, TextWriter report)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = options.Folder }, NullLogger.Instance, cancellationToken);
        await using var archive = await LoadedArchive.OpenAsync(postgres.ConnectionString, cancellationToken);
        await new ArchiveLoading(postgres.ConnectionString, report).FillAsync(options.Articles, cancellationToken);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{options.Articles} articles in {options.Folder}, {clock.Elapsed:hh\\:mm\\:ss}"));
        return 0;
    }
}
