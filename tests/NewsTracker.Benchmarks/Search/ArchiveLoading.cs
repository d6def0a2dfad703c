using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Fills a database with made articles up to a number. What was loaded before stays: batches are whole or not there.</summary>
internal sealed class ArchiveLoading(string connectionString, TextWriter report)
{
    private const int AtOnce = 5_000;

    // A commit that is lost with the machine is loaded again. Nothing here may end for taking its time.
    private readonly string quick = new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c synchronous_commit=off -c maintenance_work_mem=1GB", CommandTimeout = 0 }.ConnectionString;

    public async Task FillAsync(int articles, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(quick);
        var indexes = new LoadIndexes(database, LoadIndexes.Articles);
        await LoadStories.RefuseWithoutAsync(database, articles, cancellationToken);
        var clock = Stopwatch.StartNew();
        var missing = await LoadBatch.MissingAsync(database, articles, AtOnce, cancellationToken);
        if (missing.Count == 0 && !await indexes.AreAwayAsync(cancellationToken))
            return;

        await RunAsync(database, $"insert into sources (name, home_url, created_at, reliability) select 'Paper ' || n, 'https://paper' || n || '.example/', now(), 3 from generate_series(1, {LoadedArticle.Sources}) n where not exists (select from sources)", cancellationToken);
        await RunAsync(database, "alter table articles disable trigger user; alter table article_tags disable trigger user", cancellationToken);
        await indexes.TakeAwayAsync(cancellationToken);
        await WriteAsync(database, missing, articles, clock, cancellationToken);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"all rows after {clock.Elapsed:hh\\:mm\\:ss}; making the indexes"));
        await SortAsync(database, cancellationToken);
        await indexes.MakeAnewAsync(report, cancellationToken);
        await RunAsync(database, "alter table articles enable trigger user; alter table article_tags enable trigger user", cancellationToken);
        await RunAsync(database, "select setval(pg_get_serial_sequence('articles', 'id'), (select max(id) from articles))", cancellationToken);
        await RunAsync(database, "select setval(pg_get_serial_sequence('stories', 'id'), coalesce((select max(id) from stories), 1))", cancellationToken);
        await RunAsync(database, $"vacuum analyze {LoadIndexes.Articles}", cancellationToken);
    }

    private async Task WriteAsync(NpgsqlDataSource database, IReadOnlyList<LoadBatch> missing, int articles, Stopwatch clock, CancellationToken cancellationToken)
    {
        var (text, numbers) = (new LoadText(), await NumbersAsync(database, cancellationToken));
        var (next, written, start) = (-1, 0, articles - missing.Sum(batch => batch.Count));
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4)).Select(_ => Task.Run(
            async () =>
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                var writer = new LoadWriter(connection, numbers);
                for (var at = Interlocked.Increment(ref next); at < missing.Count; at = Interlocked.Increment(ref next))
                {
                    await writer.WriteAsync([.. Enumerable.Range(missing[at].First, missing[at].Count).Select(text.Make)], cancellationToken);
                    var done = Interlocked.Add(ref written, missing[at].Count);
                    await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{start + done} articles, {done / clock.Elapsed.TotalSeconds:F0} a second"));
                }
            },
            cancellationToken)));
    }

    /// <summary>Search rows come to lie as they would have come in, each soon after its date: their numbers know nothing of it.</summary>
    private static async Task SortAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await RunAsync(database, "create index if not exists benchmark_load_order on article_search (dated_at, article_id)", cancellationToken);
        await RunAsync(database, "cluster article_search using benchmark_load_order", cancellationToken);
        await RunAsync(database, "drop index benchmark_load_order", cancellationToken);
    }

    private static async Task<LoadNumbers> NumbersAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await LoadNumbers.ReadAsync(connection, cancellationToken);
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
