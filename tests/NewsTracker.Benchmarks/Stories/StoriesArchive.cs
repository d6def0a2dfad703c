using System.Diagnostics;
using System.Globalization;
using NewsTracker.Benchmarks.Search;
using NewsTracker.Core.Stories;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Benchmarks.Stories;

/// <summary>Fills an archive fast: rows by COPY, the indexes once they are in. What was filled before stays.</summary>
internal sealed class StoriesArchive(MadeUpNews news, TextWriter output)
{
    private const int AtOnce = 5_000;
    private const string Tables = "articles, story_members";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task FillAsync(string connectionString, int articles, CancellationToken cancellationToken)
    {
        // A commit that is lost with the machine is filled again.
        var quick = new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c synchronous_commit=off -c maintenance_work_mem=1GB", CommandTimeout = 0 }.ConnectionString;
        await using var database = NpgsqlDataSource.Create(quick);
        var (clock, indexes) = (Stopwatch.StartNew(), new LoadIndexes(database, Tables));
        var missing = await LoadBatch.MissingAsync(database, articles, AtOnce, cancellationToken);
        if (missing.Count == 0 && !await indexes.AreAwayAsync(cancellationToken))
            return;
        await indexes.TakeAwayAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);

        // No searches are made here: what triggers would write beside the articles is left out.
        await RunAsync(connection, "alter table articles disable trigger user", cancellationToken);
        var filled = 0;
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4), CancellationToken = cancellationToken }, async (batch, token) =>
        {
            await WriteAsync(database, batch, articles, token);
            var done = Interlocked.Add(ref filled, batch.Count);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} articles, {done / clock.Elapsed.TotalSeconds:F0} a second"));
        });
        await indexes.MakeAnewAsync(output, cancellationToken);
        await RunAsync(connection, $"alter table articles enable trigger user; select setval(pg_get_serial_sequence('articles', 'id'), (select max(id) from articles)); vacuum analyze {Tables}", cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"indexed after {clock.Elapsed.TotalSeconds:F0} s"));
    }

    private async Task WriteAsync(NpgsqlDataSource database, LoadBatch batch, int articles, CancellationToken cancellationToken)
    {
        // The article with the id 1 is number 0.
        var first = batch.First - 1;
        var items = new (MadeUpNews.Item Item, long[] Keys)[batch.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = news.Make(first + i, articles);
            items[i] = (item, [.. StoryKeys.Of(StoryText.Read(item.Headline, item.Body, item.Day)).Kept]);
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CopyAsync(connection, first, items, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, int first, (MadeUpNews.Item Item, long[] Keys)[] items, CancellationToken cancellationToken)
    {
        await using (var rows = await connection.BeginBinaryImportAsync(
            "copy articles (id, headline, body_text, body_html, authors, credited_organisations, mentioned_countries, origin, dated_at, first_seen_at, last_changed_at, revision_count) from stdin (format binary)", cancellationToken))
        {
            rows.Timeout = Patience;
            for (var i = 0; i < items.Length; i++)
            {
                var item = items[i].Item;
                var at = item.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                await rows.StartRowAsync(cancellationToken);
                await rows.WriteAsync(first + i + 1L, NpgsqlDbType.Bigint, cancellationToken);
                await rows.WriteAsync(item.Headline, NpgsqlDbType.Text, cancellationToken);
                await rows.WriteAsync(item.Body, NpgsqlDbType.Text, cancellationToken);
                await rows.WriteAsync("", NpgsqlDbType.Text, cancellationToken);
                for (var empty = 0; empty < 3; empty++)
                    await rows.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
                await rows.WriteAsync("Feed", NpgsqlDbType.Text, cancellationToken);
                for (var instant = 0; instant < 3; instant++)
                    await rows.WriteAsync(at, NpgsqlDbType.TimestampTz, cancellationToken);
                await rows.WriteAsync(1, NpgsqlDbType.Integer, cancellationToken);
            }

            await rows.CompleteAsync(cancellationToken);
        }

        await using var members = await connection.BeginBinaryImportAsync("copy story_members (article_id, keys, engine_version, is_placed_by_hand) from stdin (format binary)", cancellationToken);
        members.Timeout = Patience;
        for (var i = 0; i < items.Length; i++)
        {
            await members.StartRowAsync(cancellationToken);
            await members.WriteAsync(first + i + 1L, NpgsqlDbType.Bigint, cancellationToken);
            await members.WriteAsync(items[i].Keys, NpgsqlDbType.Array | NpgsqlDbType.Bigint, cancellationToken);
            await members.WriteAsync(StoryComparer.EngineVersion, NpgsqlDbType.Integer, cancellationToken);
            await members.WriteAsync(false, NpgsqlDbType.Boolean, cancellationToken);
        }

        await members.CompleteAsync(cancellationToken);
    }

    internal static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
