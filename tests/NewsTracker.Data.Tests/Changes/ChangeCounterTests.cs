using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data.Changes;
using NewsTracker.Data.Tests.Hosting;
using Npgsql;

namespace NewsTracker.Data.Tests.Changes;

public sealed class ChangeCounterTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    /// <summary>What no remembered page shows. A table that is in no list is one that somebody forgot.</summary>
    private static readonly string[] Unseen =
    [
        "annotation_versions", "annotations", "article_addresses", "article_mentions", "article_rechecks", "article_tag_changes", "article_tags", "audit_events", "back_fill_items", "change_counts", "codebook_stances",
        "codebook_topics", "country_notes", "data_protection_keys", "drafts", "feeds", "filtered_addresses", "host_paces", "item_retries", "jobs", "listing_snapshots", "model_calls", "model_readings", "notice_marks", "poll_items", "polls",
        "position_reviews", "positions", "reextraction_results", "review_items", "revisions", "robots_records", "role_claims", "roles", "saved_searches", "scorers", "search_looks", "search_subscriptions", "snapshots",
        "source_looks", "source_reliabilities", "stories", "story_rulings", "suggestion_verdicts", "suggestions", "tag_changes", "tag_rules", "tag_versions", "taggings", "treaty_acts", "triage_acts", "user_claims", "user_logins", "user_roles", "user_tokens", "visits",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_is_watched_or_said_to_be_on_no_remembered_page()
    {
        var tables = await database.WithDbAsync(db => db.Database.SqlQueryRaw<string>(
            """select tablename::text as "Value" from pg_tables where schemaname = 'public' and tablename not like 'qrtz%' and tablename <> '__EFMigrationsHistory'""").ToListAsync(Cancelled));
        var watched = await database.WithDbAsync(db => db.Database.SqlQueryRaw<string>("""select tgrelid::regclass::text as "Value" from pg_trigger where tgname = 'count_change'""").ToListAsync(Cancelled));
        Assert.Contains("articles", watched);
        Assert.Equal(tables.Order(StringComparer.Ordinal), watched.Concat(Unseen).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_is_counted_once_it_is_committed_and_never_where_it_is_taken_back()
    {
        await using var writer = await OpenAsync();
        var before = await ReadAsync();
        var transaction = await writer.BeginTransactionAsync(Cancelled);
        await ChangeAsync(writer);
        await ChangeAsync(writer);
        Assert.Equal(before, await ReadAsync());
        await transaction.CommitAsync(Cancelled);
        Assert.Equal(before with { Archive = before.Archive + 1 }, await ReadAsync());

        transaction = await writer.BeginTransactionAsync(Cancelled);
        await ChangeAsync(writer);
        await transaction.RollbackAsync(Cancelled);
        Assert.Equal(before with { Archive = before.Archive + 1 }, await ReadAsync());
    }

    [Fact]
    public async Task What_follows_a_savepoint_that_was_taken_back_is_counted()
    {
        await using var writer = await OpenAsync();
        var before = await ReadAsync();
        await using var transaction = await writer.BeginTransactionAsync(Cancelled);
        await transaction.SaveAsync("first", Cancelled);
        await ChangeAsync(writer);
        await transaction.RollbackAsync("first", Cancelled);
        await ChangeAsync(writer);
        await transaction.CommitAsync(Cancelled);
        Assert.Equal(before with { Archive = before.Archive + 1 }, await ReadAsync());
    }

    [Fact]
    public async Task Changes_at_the_same_time_do_not_wait_for_each_other()
    {
        var before = await ReadAsync();
        var writers = new List<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)>();
        for (var i = 0; i < 12; i++)
        {
            // More than there are counts to add to; a lock that is waited for ends the test.
            var connection = await OpenAsync();
            writers.Add((connection, await connection.BeginTransactionAsync(Cancelled)));
            await RunAsync(connection, "set local lock_timeout = '1ms'");
            await ChangeAsync(connection);
        }

        foreach (var (connection, transaction) in writers)
        {
            await transaction.CommitAsync(Cancelled);
            await connection.DisposeAsync();
        }

        Assert.Equal(before.Archive + 12, (await ReadAsync()).Archive);
    }

    [Fact]
    public async Task What_is_a_readers_own_is_counted_by_itself()
    {
        await using var writer = await OpenAsync();
        var before = await ReadAsync();
        await RunAsync(writer, "insert into reader_notices (key, kind, title, text, link, at) values ('a', 'SavedSearch', 'A title', 'A text', '/', now())");
        Assert.Equal(before with { People = before.People + 1 }, await ReadAsync());
    }

    [Fact]
    public async Task Whoever_asks_sees_what_was_committed_before_however_many_ask()
    {
        var counter = database.Services.GetRequiredService<ChangeCounter>();
        var least = (await ReadAsync()).Archive;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var writer = await OpenAsync();
            for (var i = 0; i < 25; i++)
            {
                await ChangeAsync(writer);
                var committed = Interlocked.Increment(ref least);
                Assert.True((await counter.ReadAsync(Cancelled)).Archive >= committed, "A reading did not see a change that was committed before it was asked for.");
            }
        }));
        Assert.Equal(least, (await ReadAsync()).Archive);
    }

    private Task<ChangeCount> ReadAsync() => database.Services.GetRequiredService<ChangeCounter>().ReadAsync(Cancelled);

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    private static Task ChangeAsync(NpgsqlConnection connection) => RunAsync(connection, "insert into settings (key, value) values (gen_random_uuid()::text, 'on')");

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Fixed text.")]
    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
    }
}
