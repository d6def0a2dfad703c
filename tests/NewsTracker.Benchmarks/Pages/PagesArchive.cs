using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Settings;
using NewsTracker.Testing.Positions;
using Npgsql;

namespace NewsTracker.Benchmarks.Pages;

/// <summary>Fills a database with articles and positions spread over states, topics and years: one true one of each, and many more after its pattern.</summary>
internal sealed class PagesArchive(IServiceProvider services, NpgsqlDataSource database)
{
    // A few states are in the news far more often than the rest. The list is read once, the number drawn for each row.
    private const string AnyState = "(array(select code from benchmark_states order by at))[1 + floor(power(random(), 2) * 197)::int]";

    private static readonly AuditActor Editor = new(Guid.Parse("01997000-0000-7000-8000-000000000099"), "The benchmark", null);

    /// <returns>The article that positions can be read from, and the one with many marks.</returns>
    public async Task<(CodedArticle Coded, CodedArticle Marked)> FillAsync(PagesRun run, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        db.Settings.Add(new Setting { Key = "reading.anonymous", Value = "on" });
        var article = await CodedArticle.AddAsync(db, CodedArticle.FiveLeave, new DateTimeOffset(2025, 7, 9, 7, 2, 0, TimeSpan.Zero), cancellationToken, reliability: 3);
        var (start, end) = article.Of("Both have approved their exit from the Ottawa Convention");
        var claim = new PositionClaim(CountryCode.Parse("LTU", null), Topic.Withdrawal, Stance.Intends, new DateOnly(2025, 7, 9), "A minister", "minister of defence");
        if (await scope.ServiceProvider.GetRequiredService<PositionDesk>().RecordAsync(new Evidence.Unmarked(article.Id, 1, start, end), [claim], PositionState.Accepted, null, Editor, cancellationToken) is not RecordOutcome.Recorded { PositionIds: [var position, ..] })
            throw new InvalidOperationException("The first position was refused.");
        var marked = await MarkedArticle.AddAsync(scope.ServiceProvider, Editor, cancellationToken);

        // What triggers keep beside the rows is not what is measured here, but coverage, which is made in one go below.
        await ExecuteAsync("alter table articles disable trigger user; alter table positions disable trigger user; alter table position_reviews disable trigger user", cancellationToken);
        await CopyAsync(
            "articles", article.Id, run.Articles, cancellationToken,
            ("url", "'https://pages.example/' || n"),
            ("dated_at", "timestamptz '2026-11-25' - random() * interval '6 years'"),
            ("mentioned_countries", $"array[{AnyState}, {AnyState}]"));
        await CopyAsync(
            "positions", position, run.Positions, cancellationToken,
            // The first two articles are the coded one and the marked one.
            ("article_id", $"{article.Id + 2} + (n * 47) % {run.Articles}"),
            ("country_code", "(select code from benchmark_states where at = 1 + (n * 31) % 197)"),
            ("topic", "(array['withdrawal','accession','support','production','stockpiling','use','transfer','clearance'])[1 + (n / 197) % 8]"),
            ("stance", "(array['rules_out','considers','intends','formalises','in_effect'])[1 + floor(random() * 5)::int]"),
            ("said_on", "date '2026-11-25' - floor(random() * 10500)::int"),
            ("suggestion_id", "null"));
        await ExecuteAsync(
            $"""
            insert into position_reviews (position_id, state, act_id, author_name, at)
            select p.id, s.state, gen_random_uuid(), 'The benchmark', timestamptz '2026-11-01' + s.place * interval '1 hour'
            from positions p cross join (values ('Submitted', 1), ('Accepted', 2)) as s (state, place) where p.id <> {position}
            """,
            cancellationToken);
        await ExecuteAsync(
            """
            insert into article_mentions (country_code, day, article_id)
            select distinct code, (dated_at at time zone 'UTC')::date, id from articles, unnest(mentioned_countries) as code on conflict do nothing
            """,
            cancellationToken);
        await ExecuteAsync("alter table articles enable trigger user; alter table positions enable trigger user; alter table position_reviews enable trigger user", cancellationToken);
        await ExecuteAsync("vacuum analyze", cancellationToken);
        return (article, marked);
    }

    /// <summary>Repeats a row, column by column, with some columns made anew.</summary>
    private async Task CopyAsync(string table, long id, int times, CancellationToken cancellationToken, params (string Column, string Expression)[] changed)
    {
        await ExecuteAsync("create table if not exists benchmark_states as select code, row_number() over (order by code) as at from countries", cancellationToken);
        var columns = new List<string>();
        await using (var command = database.CreateCommand("select column_name from information_schema.columns where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position"))
        {
            command.Parameters.AddWithValue(table);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                columns.Add(reader.GetString(0));
        }

        var expressions = columns.Select(column => changed.FirstOrDefault(change => change.Column == column).Expression ?? $"t.{column}");
        await ExecuteAsync($"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", expressions)} from {table} t, generate_series(1, {times}) n where t.id = {id}", cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
