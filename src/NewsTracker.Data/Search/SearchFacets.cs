using System.Globalization;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>How many articles answer, and how they fall apart.</summary>
/// <param name="IsAbout">Counted on a sample of a sixty-fourth and scaled up: exact counting stops at <see cref="SearchCounting.CountedAtMost"/>.</param>
public sealed record SearchFacets(long Total, bool IsAbout, IReadOnlyDictionary<QueryField, IReadOnlyList<FacetCount>> Values, IReadOnlyList<MonthCount> Months);

/// <summary>A value as the query would say it, where the database knows it; a number of a country, tag or source elsewhere.</summary>
public sealed record FacetCount(string Value, long Count);

public sealed record MonthCount(int Year, int Month, long Count);

/// <summary>Counts matches and facets: exactly up to a bound, beyond it on an unbiased sample. Uses ix_article_search_words for both.</summary>
public sealed class SearchCounting(NewsTrackerDbContext db)
{
    public const int CountedAtMost = 10_000;

    private const int ValuesAtMost = 15;

    // Enough in the sample that the whole is surely beyond what is counted exactly.
    private const int SampleThatTells = 400;

    private const string Everything = "rows";

    public async Task<SearchFacets> CountAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        var sample = await ReadAsync(condition, isSample: true, cancellationToken);
        if (sample.Total > SampleThatTells)
            return Scaled(sample);
        var exact = await ReadAsync(condition, isSample: false, cancellationToken);
        return exact.Total <= CountedAtMost ? exact : Scaled(sample);
    }

    private static SearchFacets Scaled(SearchFacets sample) => new(
        sample.Total * SearchCodes.Buckets,
        IsAbout: true,
        sample.Values.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<FacetCount>)[.. pair.Value.Select(facet => facet with { Count = facet.Count * SearchCodes.Buckets })]),
        [.. sample.Months.Select(month => month with { Count = month.Count * SearchCodes.Buckets })]);

    private async Task<SearchFacets> ReadAsync(SearchCondition condition, bool isSample, CancellationToken cancellationToken)
    {
        var sql =
            $"""
            with found as materialized (
              select s.country_ids, s.claim_ids, s.tag_ids, s.source_id, s.language, s.state, s.dated_at
              from article_search s where ({condition.Sql}){(isSample ? " and s.bucket = @bucket" : "")} limit @cap)
            select '{Everything}', null, count(*) from found
            union all (select 'Country', v::text, count(*) from found, unnest(country_ids) v group by v order by 3 desc, v limit {ValuesAtMost})
            union all (select 'Topic', (v / 10)::text, count(*) from found, unnest(claim_ids) v where v between 10 and 99 and v % 10 = 0 group by v order by 3 desc, v)
            union all (select 'Stance', v::text, count(*) from found, unnest(claim_ids) v where v between 1 and 9 group by v order by 3 desc, v)
            union all (select 'Tag', v::text, count(*) from found, unnest(tag_ids) v group by v order by 3 desc, v limit {ValuesAtMost})
            union all (select 'Source', source_id::text, count(*) from found where source_id is not null group by source_id order by 3 desc, source_id limit {ValuesAtMost})
            union all (select 'Lang', language, count(*) from found where language is not null group by language order by 3 desc, language limit {ValuesAtMost})
            union all (select 'State', state::text, count(*) from found group by state order by 3 desc, state)
            union all (select 'Published', to_char(dated_at at time zone 'UTC', 'YYYY-MM'), count(*) from found group by 2 order by 2 desc limit 240)
            """;
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        List<NpgsqlParameter> parameters = [.. condition.ToParameters(), new("@cap", NpgsqlDbType.Bigint) { Value = isSample ? long.MaxValue : CountedAtMost + 1 }];
        if (isSample)
            parameters.Add(new("@bucket", NpgsqlDbType.Smallint) { Value = (short)7 });
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(string Field, string? Value, long Count)>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetString(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1), reader.GetInt64(2)));
        return Sorted(rows);
    }

    private static SearchFacets Sorted(List<(string Field, string? Value, long Count)> rows)
    {
        var fields = rows.Where(row => row.Field is not Everything && row.Value is not null).GroupBy(row => Enum.Parse<QueryField>(row.Field)).ToList();
        return new(
            rows.Single(row => row.Field is Everything).Count,
            IsAbout: false,
            fields.Where(field => field.Key is not QueryField.Published)
                .ToDictionary(field => field.Key, field => (IReadOnlyList<FacetCount>)[.. field.Select(row => new FacetCount(Spell(field.Key, row.Value!), row.Count))]),
            [.. fields.Where(field => field.Key is QueryField.Published).SelectMany(field => field)
                .Where(row => row.Value!.Length == 7)
                .Select(row => new MonthCount(Number(row.Value![..4]), Number(row.Value![5..]), row.Count)).OrderBy(month => (month.Year, month.Month))]);
    }

    private static string Spell(QueryField field, string value) => field switch
    {
        QueryField.Topic => ((Topic)Number(value)).ToKey(),
        QueryField.Stance => ((Stance)Number(value)).ToKey(),
        QueryField.State => QueryTerms.States[Number(value)],
        _ => value,
    };

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
