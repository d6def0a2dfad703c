using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Fills an archive with made articles up to a number, and goes on where an earlier run stopped.</summary>
internal sealed class LoadCommand(SearchOptions options, TextWriter report)
{
    private const int AtOnce = 2_000;

    private const int Sources = 200;

    private static readonly DateTimeOffset Newest = new(2026, 6, 30, 0, 0, 0, TimeSpan.Zero);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = options.Folder }, NullLogger.Instance, cancellationToken);
        await using var archive = await LoadedArchive.OpenAsync(postgres.ConnectionString, cancellationToken);
        var there = await archive.CountAsync(cancellationToken);
        if (there == 0)
            await archive.RunAsync(
                $"""
                insert into sources (name, home_url, created_at, reliability) select 'Paper ' || n, 'https://paper' || n || '.example/', now(), 3 from generate_series(1, {Sources}) n;
                """, cancellationToken);

        // Rows of search are written in bulk; the index of words is quicker made than kept while so many come.
        await archive.RunAsync("alter table articles disable trigger user; alter table article_tags disable trigger user; set synchronous_commit = off; drop index if exists ix_article_search_words", cancellationToken);
        var clock = Stopwatch.StartNew();
        var text = new LoadText();
        for (var at = there; at < options.Articles; at += AtOnce)
        {
            var many = Math.Min(AtOnce, options.Articles - at);
            await CopyAsync(archive.Connection, Enumerable.Range(at + 1, many).Select(text.Make), cancellationToken);
            await archive.RunAsync(
                $"""
                insert into article_tags (article_id, tag_id, at, by_name)
                select a.id, (select id from tags order by id offset (a.id * 7 + k * 13) % (select count(*) from tags) limit 1), now(), 'load' from generate_series({at + 1}, {at + many}) a(id), generate_series(1, 2) k
                where a.id % 5 = 0 on conflict do nothing;
                select article_search_write(array(select id from articles where id between {at + 1} and {at + many}));
                """, cancellationToken);
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{at + many} articles, {(at + many - there) / clock.Elapsed.TotalSeconds:F0} a second"));
        }

        await report.WriteLineAsync("making the index of words");
        await archive.RunAsync(
            """
            set maintenance_work_mem = '256MB';
            create index ix_article_search_words on article_search using gin (tsv, country_ids, mention_ids, claim_ids, tag_ids, records, source_id, language, state, bucket) with (fastupdate = off);
            alter table articles enable trigger user; alter table article_tags enable trigger user;
            vacuum analyze article_search; analyze articles; select setval(pg_get_serial_sequence('articles', 'id'), (select max(id) from articles));
            """, cancellationToken);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{options.Articles} articles in {options.Folder}, {clock.Elapsed:hh\\:mm\\:ss}"));
        return 0;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, IEnumerable<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy articles (id, url, source_id, origin, dated_at, first_seen_at, last_changed_at, revision_count, headline, authors, credited_organisations, published_at, published_offset, published_precision,
              language, keywords, body_text, body_html, mentioned_countries, acting_countries) from stdin (format binary)
            """, cancellationToken);
        foreach (var article in articles)
        {
            var random = article.Random;
            var day = Newest.AddMinutes(-(long)(random.NextDouble() * random.NextDouble() * 4_200_000));
            var countries = Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Countries[(int)Math.Exp(random.NextDouble() * Math.Log(Countries.Length))]).Distinct().ToArray();
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync((long)article.Number, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync($"https://paper{article.Number % Sources}.example/{article.Number}", NpgsqlDbType.Varchar, cancellationToken);
            await copy.WriteAsync(1L + (int)(Sources * random.NextDouble() * random.NextDouble()), NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync("Feed", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(day, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(day.AddMinutes(20), NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(day.AddMinutes(20), NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(1, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(article.Headline, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(new[] { $"Writer {random.Next(500)}" }, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(day, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(TimeSpan.Zero, NpgsqlDbType.Interval, cancellationToken);
            await copy.WriteAsync("Minute", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.Language, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.Body, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync($"<p>{article.Body.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(countries, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(countries.Take(1).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static readonly string[] Countries = ["LTU", "UKR", "RUS", "POL", "LVA", "EST", "FIN", "USA", "NOR", "AGO", "KHM", "COL", "AFG", "MMR", "IRQ", "SYR", "DEU", "FRA", "GBR", "CHN", "IND", "PAK", "KOR", "BEL", "CAN", "MOZ", "THA", "TUR", "YEM", "ZWE"];
}
