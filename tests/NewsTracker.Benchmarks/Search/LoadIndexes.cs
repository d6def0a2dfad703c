using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace NewsTracker.Benchmarks.Search;

/// <summary>
/// Takes the indexes of the tables away that are filled, and makes them anew, word for word as they were, when all rows are there: that is quicker than keeping them. Their definitions stay in a table
/// meanwhile, so that a loading that was ended goes on with them.
/// </summary>
/// <param name="tables">Their names, with commas between.</param>
internal sealed class LoadIndexes(NpgsqlDataSource database, string tables)
{
    /// <summary>The tables that an article with all that is found by it fills.</summary>
    public const string Articles = "articles, article_search, article_tags, article_mentions, story_members";

    private const string Kept = "benchmark_load_indexes";

    public async Task<bool> AreAwayAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select to_regclass('{Kept}') is not null");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Those of constraints stay, for they find what is loaded already.</summary>
    public async Task TakeAwayAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            do $$
            begin
              if to_regclass('{Kept}') is null then
                create table {Kept} as select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
                  where i.indrelid = any(regexp_split_to_array('{tables}', ', ')::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
                execute (select string_agg('drop index ' || name, ';') from {Kept});
              end if;
            end $$
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The greatest first, two at once.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "PostgreSQL's own words.")]
    public async Task MakeAnewAsync(TextWriter report, CancellationToken cancellationToken)
    {
        var definitions = new List<string>();
        await using (var command = database.CreateCommand($"select definition from {Kept} where to_regclass(name) is null order by definition like '% USING gin %' desc, name"))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                definitions.Add(reader.GetString(0));
        }

        await Parallel.ForEachAsync(definitions, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (definition, token) =>
        {
            await using var create = database.CreateCommand(definition);
            await create.ExecuteNonQueryAsync(token);
            await report.WriteLineAsync(definition);
        });
        await using var drop = database.CreateCommand($"drop table {Kept}");
        await drop.ExecuteNonQueryAsync(cancellationToken);
    }
}
