using Microsoft.EntityFrameworkCore;
using NewsTracker.Benchmarks.Search;
using NewsTracker.Data.Tests.Hosting;
using Npgsql;

namespace NewsTracker.Data.Tests.Search;

/// <summary>Archives that are made for measuring hold what the database itself would have written.</summary>
public sealed class ArchiveLoadingTests(ArchiveLoadingTests.LoadedInTwoGoes loaded) : IClassFixture<ArchiveLoadingTests.LoadedInTwoGoes>
{
    private const string WhatTriggersWrite = "select jsonb_build_array((select jsonb_agg(s order by s.article_id) from article_search s), (select jsonb_agg(m order by m.article_id, m.country_code) from article_mentions m))::text as \"Value\"";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Triggers_change_nothing_of_what_was_loaded()
    {
        var rows = await loaded.ReadAsync<string>(WhatTriggersWrite);
        await loaded.Database.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("update articles set dated_at = dated_at", Cancelled));
        Assert.Equal(rows, await loaded.ReadAsync<string>(WhatTriggersWrite));
        Assert.Equal(LoadedInTwoGoes.Articles, await loaded.ReadAsync<int>("select count(*)::int as \"Value\" from article_search where tsv is not null"));
        Assert.InRange(await loaded.ReadAsync<int>("select count(*)::int as \"Value\" from article_search where cardinality(tag_ids) > 0"), 1, LoadedInTwoGoes.Articles / 4);
    }

    [Fact]
    public async Task Words_of_a_known_frequency_are_found_as_often()
    {
        foreach (var (word, share) in LoadText.Known.Where(known => known.Value >= 0.1))
        {
            var found = await loaded.ReadAsync<int>($"select count(*)::int as \"Value\" from article_search where tsv @@ plainto_tsquery('public.news_english', '{word}')");
            Assert.InRange(found, LoadedInTwoGoes.Articles * share * 0.6, LoadedInTwoGoes.Articles * share * 1.4);
        }
    }

    [Fact]
    public async Task A_few_articles_are_copies_of_a_report_in_other_papers()
    {
        const string stories = "select count(*)::int as n from story_members m join articles a on a.id = m.article_id where m.story_id is not null group by m.story_id";
        Assert.Equal(LoadedInTwoGoes.Articles / 50, await loaded.ReadAsync<int>($"select count(*)::int as \"Value\" from ({stories} having count(*) = 3 and count(distinct a.body_text) = 1 and count(distinct a.source_id) = 3) s"));
        Assert.Equal(LoadedInTwoGoes.Articles, await loaded.ReadAsync<int>("select count(*)::int as \"Value\" from story_members"));
    }

    [Fact]
    public async Task A_row_that_differs_is_noticed()
    {
        await using var connection = new NpgsqlConnection(loaded.Database.ConnectionString);
        await connection.OpenAsync(Cancelled);
        var check = new LoadCheck(connection);
        await check.CheckAsync(1, LoadedInTwoGoes.Articles, Cancelled, every: 1);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await using var change = new NpgsqlCommand("update article_search set tsv = tsv || 'x:900'::tsvector where article_id = 7", connection);
        await change.ExecuteNonQueryAsync(Cancelled);
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => check.CheckAsync(1, LoadedInTwoGoes.Articles, Cancelled, every: 1));
        Assert.Contains("article 7", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indexes_and_triggers_are_what_they_were()
    {
        Assert.Equal(loaded.IndexesBefore, await loaded.ReadAsync<string>(LoadedInTwoGoes.Indexes));
        Assert.Contains("ix_article_search_words", loaded.IndexesBefore, StringComparison.Ordinal);
        Assert.Equal(0, await loaded.ReadAsync<int>("select count(*)::int as \"Value\" from pg_trigger where tgenabled <> 'O'"));
    }

    [Fact]
    public async Task Search_rows_lie_in_the_order_of_their_dates() =>
        Assert.Equal(0, await loaded.ReadAsync<int>("select count(*)::int as \"Value\" from (select dated_at, lag(dated_at) over (order by ctid) as before from article_search) s where dated_at < before"));

    [Fact]
    public async Task Loading_again_adds_nothing()
    {
        using var report = new StringWriter();
        await new ArchiveLoading(loaded.Database.ConnectionString, report).FillAsync(LoadedInTwoGoes.Articles, Cancelled);
        Assert.Equal(LoadedInTwoGoes.Articles, await loaded.ReadAsync<int>("select count(*)::int as \"Value\" from articles"));
        Assert.Equal("", report.ToString());
    }

    [Fact]
    public async Task An_archive_loaded_before_copies_were_is_refused()
    {
        await using var old = new MigratedDatabase();
        await old.InitializeAsync();
        await new ArchiveLoading(old.ConnectionString, TextWriter.Null).FillAsync(20, Cancelled);
        await old.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("delete from story_members", Cancelled));
        foreach (var articles in new[] { 20, 40 })
            await Assert.ThrowsAsync<InvalidOperationException>(() => new ArchiveLoading(old.ConnectionString, TextWriter.Null).FillAsync(articles, Cancelled));
        Assert.Equal(20, await old.WithDbAsync(db => db.Articles.CountAsync(Cancelled)));
    }

    public sealed class LoadedInTwoGoes : IAsyncLifetime
    {
        public const int Articles = 400;

        public const string Indexes = "select string_agg(indexdef, '\n' order by indexname) as \"Value\" from pg_indexes where schemaname = 'public'";

        public MigratedDatabase Database { get; } = new();

        public string IndexesBefore { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            IndexesBefore = await ReadAsync<string>(Indexes);
            foreach (var articles in new[] { Articles / 4, Articles })
                await new ArchiveLoading(Database.ConnectionString, TextWriter.Null).FillAsync(articles, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => Database.DisposeAsync();

        public Task<T> ReadAsync<T>(string sql) => Database.WithDbAsync(db => db.Database.SqlQueryRaw<T>(sql).SingleAsync(CancellationToken.None));
    }
}
