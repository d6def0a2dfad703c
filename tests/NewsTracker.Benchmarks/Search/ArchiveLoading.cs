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
        var indexes = new LoadIndexes(database);
        var clock = Stopwatch.StartNew();
        var missing = await MissingAsync(database, articles, cancellationToken);
        if (missing.Count == 0 && !await indexes.AreAwayAsync(cancellationToken))
            return;

        await RunAsync(database, $"insert into sources (name, home_url, created_at, reliability) select 'Paper ' || n, 'https://paper' || n || '.example/', now(), 3 from generate_series(1, {LoadedArticle.Sources}) n where not exists (select from sources)", cancellationToken);
        await RunAsync(database, "alter table articles disable trigger user; alter table article_tags disable trigger user", cancellationToken);
        await indexes.TakeAwayAsync(cancellationToken);
        await WriteAsync(database, missing, articles, clock, cancellationToken);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"all rows after {clock.Elapsed:hh\\:mm\\:ss}; making the indexes"));
        await indexes.MakeAnewAsync(report, cancellationToken);
        await RunAsync(database, "alter table articles enable trigger user; alter table article_tags enable trigger user", cancellationToken);
        await RunAsync(database, "select setval(pg_get_serial_sequence('articles', 'id'), (select max(id) from articles))", cancellationToken);
        await RunAsync(database, $"vacuum analyze {LoadIndexes.Tables}", cancellationToken);
    }

    private async Task WriteAsync(NpgsqlDataSource database, IReadOnlyList<Range> missing, int articles, Stopwatch clock, CancellationToken cancellationToken)
    {
        var (text, numbers) = (new LoadText(), await NumbersAsync(database, cancellationToken));
        var (next, written, start) = (-1, 0, articles - missing.Sum(range => range.Count));
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

    /// <summary>Which batches are not there; a smaller archive may have ended within one.</summary>
    private static async Task<IReadOnlyList<Range>> MissingAsync(NpgsqlDataSource database, int articles, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select b.first + there.count, least($1 - b.first + 1, $2) - there.count from generate_series(1, $1, $2) b(first)
            cross join lateral (select count(*)::int from articles where id >= b.first and id < b.first + $2) there
            where there.count < least($1 - b.first + 1, $2) order by 1
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = articles }, new() { Value = AtOnce } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var missing = new List<Range>();
        while (await reader.ReadAsync(cancellationToken))
            missing.Add(new Range(reader.GetInt32(0), reader.GetInt32(1)));
        return missing;
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

    private sealed record Range(int First, int Count);
}
