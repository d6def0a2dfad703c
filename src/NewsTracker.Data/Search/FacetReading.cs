using System.Globalization;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>Reads rows once, counts them, and tells apart how they fall into countries, tags, months and the rest: all of them, or so many sixty-fourths of them as are asked for.</summary>
internal sealed class FacetReading(NewsTrackerDbContext db)
{
    /// <summary>One more than is shown, to tell that there are more.</summary>
    private const int ValuesAtMost = SearchFacets.ValuesShown + 1;

    /// <summary>A century: more than any archive holds, and few rows still.</summary>
    private const int MonthsAtMost = 1200;

    private const string Everything = "rows";

    private const string ToldApart = "told";

    // As a query asks for it.
    private static readonly string Language = $"case language {string.Join(' ', LanguageCodes.Wholes.Select(part => $"when '{part.Key}' then '{part.Value}'"))} else language end";

    private static readonly string[] Columns = ["country_ids", "claim_ids", "tag_ids", "source_id", "language", "state", "dated_at"];

    // An article counts once for each tag that finds it: its own, those above them and those they were merged into (TagTree.Family). Few sets of tags recur, and of no tags nothing is looked up.
    // The families are those of all tags, which are few: begun with the tags that were found, the planner expects so many that a server with jit on compiles for most of a second.
    private const string Tagged =
        """
        tag_sets as materialized (select tag_ids, count(*) as n from found where cardinality(tag_ids) > 0 group by 1),
        families (own_id, tag_id) as (
          select id, id from tags where exists (select from tag_sets)
          union select f.own_id, up.id from families f join tags t on t.id = f.tag_id join tags up on up.id = case when t.deprecated_at is null then t.parent_id else t.redirect_to_id end),
        tags_counted as (
          select s.tag_id, sum(s.n)::bigint as n
          from (select distinct tag_ids, n, f.tag_id from tag_sets cross join unnest(tag_ids) id join families f on f.own_id = id) s
          where not exists (select from tags t where t.id = s.tag_id and t.redirect_to_id is not null)
          group by 1)
        """;

    /// <param name="told">How many of <see cref="SearchCodes.Buckets"/> equal parts are told apart.</param>
    public async Task<FacetsSeen> ReadAsync(SearchCondition condition, FacetSample sample, int told, CancellationToken cancellationToken)
    {
        // Each pass over the rows costs: what has few values is counted together first, and months are written when they are counted.
        ClaimCounting[] said = [.. new[] { QueryField.Country, QueryField.Topic, QueryField.Stance }.Select(field => ClaimCounting.Of(condition.Asked, field))];
        var counted = said.Where(counting => counting.IsPlain && (counting.Field is not QueryField.Country || condition.Asked.IsSaid)).Select(counting => counting.Counts).DefaultIfEmpty("false");
        var countries = condition.Asked.IsSaid ? said[0].Sql : "select v, count(*) as n from (select unnest(country_ids) as v from found) c group by v";
        var sql =
            $"""
            with recursive {Found(condition, sample, isPart: told < SearchCodes.Buckets)},
            plain as materialized (select source_id, language, state, count(*) as n from found group by 1, 2, 3),
            claims as materialized (select v, count(*) as n from (select unnest(claim_ids) as v from found where cardinality(claim_ids) > 0) c where {ConditionWriter.Group(" or ", counted)} group by v),
            {Tagged}
            select '{Everything}', null, count(*) from seen
            union all select '{ToldApart}', null, coalesce(sum(n), 0)::bigint from plain
            union all (select 'Country', v::text, n from ({countries}) c order by 3 desc, v limit {ValuesAtMost})
            union all (select 'Topic', v::text, n from ({said[1].Sql}) c order by 3 desc, v)
            union all (select 'Stance', v::text, n from ({said[2].Sql}) c order by 3 desc, v)
            union all (select 'Tag', tag_id::text, n from tags_counted order by 3 desc, tag_id limit {ValuesAtMost})
            union all (select 'Source', source_id::text, sum(n)::bigint from plain where source_id is not null group by source_id order by 3 desc, source_id limit {ValuesAtMost})
            union all (select 'Lang', {Language}, sum(n)::bigint from plain where language is not null group by 2 order by 3 desc, 2 limit {ValuesAtMost})
            union all (select 'State', state::text, sum(n)::bigint from plain group by state order by 3 desc, state)
            union all (select 'Published', to_char(month, 'YYYY-MM'), n from (select date_trunc('month', dated_at at time zone 'UTC') as month, count(*) as n from found group by 1 order by 1 desc limit {MonthsAtMost}) m)
            """;
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(sql, [.. condition.ToParameters(), .. sample.ToParameters(), .. said.SelectMany(counting => counting.ToParameters()), new NpgsqlParameter("@told", NpgsqlDbType.Integer) { Value = told }]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new(reader.GetString(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1), reader.GetInt64(2)));
        return Sorted(rows);
    }

    // Of those that are only counted nothing is kept.
    private static string Found(SearchCondition condition, FacetSample sample, bool isPart)
    {
        string Seen(IEnumerable<string> columns) => $"(select {string.Join(", ", columns)} from {sample.From} where ({condition.Sql}) and {sample.Narrowing} limit @cap)";
        const string isTold = "s.bucket < @told";
        return isPart
            ? $"seen as materialized {Seen(Columns.Select(column => $"case when {isTold} then s.{column} end as {column}").Prepend($"{isTold} as is_told"))}, found as materialized (select * from seen where is_told)"
            : $"found as materialized {Seen(Columns.Select(column => $"s.{column}"))}, seen as (select from found)";
    }

    private static FacetsSeen Sorted(List<Row> rows)
    {
        long Number(string field) => rows.Single(row => row.Field == field).Count;
        var fields = rows.Where(row => row is { Field: not (Everything or ToldApart), Value: not null }).GroupBy(row => Enum.Parse<QueryField>(row.Field)).ToList();
        return new(
            Number(Everything),
            Number(ToldApart),
            fields.Where(field => field.Key is not QueryField.Published)
                .ToDictionary(field => field.Key, field => (IReadOnlyList<FacetCount>)[.. field.Select(row => new FacetCount(Spell(field.Key, row.Value!), row.Count))]),
            [.. fields.Where(field => field.Key is QueryField.Published).SelectMany(field => field)
                .Where(row => row.Value!.Length == 7)
                .Select(row => new MonthCount(Parse(row.Value![..4]), Parse(row.Value![5..]), row.Count)).OrderBy(month => (month.Year, month.Month))]);
    }

    private static string Spell(QueryField field, string value) => field switch
    {
        QueryField.Topic => ((Topic)Parse(value)).ToKey(),
        QueryField.Stance => ((Stance)Parse(value)).ToKey(),
        QueryField.State => QueryTerms.States[Parse(value)],
        _ => value,
    };

    private static int Parse(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private readonly record struct Row(string Field, string? Value, long Count);
}
