using System.Diagnostics;
using System.Globalization;
using NewsTracker.Core.Stories;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Benchmarks.Stories;

/// <summary>Fills an archive fast: rows by COPY, the index on the keys once they are in.</summary>
internal sealed class StoriesArchive(MadeUpNews news, TextWriter output)
{
    private const int Batch = 20_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task FillAsync(ServiceProvider services, int articles, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var source = services.GetRequiredService<NpgsqlDataSource>();
        await using (var connection = await source.OpenConnectionAsync(cancellationToken))
        {
            if (await IsFilledAsync(connection, cancellationToken))
                return;

            // No searches are made here: what triggers would write beside the articles is left out.
            await RunAsync(
                connection,
                "set synchronous_commit = off; alter table articles disable trigger user; drop index ix_story_members_keys; alter table story_members drop constraint fk_story_members_articles_article_id",
                cancellationToken);
            for (var first = 0; first < articles; first += Batch)
            {
                var items = new (MadeUpNews.Item Item, long[] Keys)[Math.Min(Batch, articles - first)];
                Parallel.For(0, items.Length, i =>
                {
                    var item = news.Make(first + i, articles);
                    items[i] = (item, [.. StoryKeys.Of(StoryText.Read(item.Headline, item.Body, item.Day)).Kept]);
                });
                await CopyAsync(connection, first, items, cancellationToken);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{first + items.Length} articles, {(first + items.Length) / clock.Elapsed.TotalSeconds:F0} a second"));
            }

            await RunAsync(
                connection,
                "alter table articles enable trigger user; set maintenance_work_mem = '512MB'; create index ix_story_members_keys on story_members using gin (keys) with (fastupdate = off); "
                + "select setval(pg_get_serial_sequence('articles', 'id'), (select max(id) from articles))",
                cancellationToken);
            await RunAsync(connection, "vacuum analyze story_members; analyze articles", cancellationToken);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"indexed after {clock.Elapsed.TotalSeconds:F0} s"));
    }

    private static async Task<bool> IsFilledAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select exists(select from story_members) and to_regclass('ix_story_members_keys') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
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
