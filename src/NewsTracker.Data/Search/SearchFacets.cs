using System.Globalization;
using System.Numerics;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>How many articles answer, and how they fall apart.</summary>
/// <param name="IsAbout">Counted on a sample and scaled up: exact counting stops at <see cref="SearchCounting.CountedAtMost"/>.</param>
public sealed record SearchFacets(long Total, bool IsAbout, IReadOnlyDictionary<QueryField, IReadOnlyList<FacetCount>> Values, IReadOnlyList<MonthCount> Months);

/// <summary>A value as the query would say it, where the database knows it; a number of a country, tag or source elsewhere.</summary>
public sealed record FacetCount(string Value, long Count);

public sealed record MonthCount(int Year, int Month, long Count);

/// <summary>Counts matches and facets: exactly up to a bound, beyond it on an unbiased sample. Uses ix_article_search_words for both, and pk_article_search where nothing but dates narrows the search.</summary>
public sealed class SearchCounting(NewsTrackerDbContext db)
{
    public const int CountedAtMost = 10_000;

    private const int ValuesAtMost = 15;

    // Of so many articles even a value in fifty is told from its neighbours.
    private const int SpreadThatTells = 1_000;

    // As few of a phrase, for each has to be unpacked. Where a part shows less, the whole sixty-fourth is counted.
    private const int PartThatTells = 400;

    private const int MostParts = 16;

    // Where the planner expects so much less than is counted exactly, no sample is looked at first.
    private const int SurelyFew = 4;

    private const string Everything = "rows";

    public async Task<SearchFacets> CountAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        if (!condition.UsesIndex && await SpreadAsync(cancellationToken) is { } spread)
        {
            var seen = await ReadAsync(condition, spread, cancellationToken);
            if (seen.Total >= SpreadThatTells && spread.IsMoreThan(CountedAtMost, seen.Total))
                return Scaled(seen, spread.Scale);
        }

        var estimate = await SearchEstimate.ReadAsync(db, condition, cancellationToken);
        if (estimate.Matches < CountedAtMost / SurelyFew && await ExactlyAsync(condition, cancellationToken) is { } few)
            return few;
        var parts = Math.Min(1 << BitOperations.Log2((ulong)Math.Max(estimate.Matches / SearchCodes.Buckets / (condition.Loosely is null ? SpreadThatTells : PartThatTells), 1)), MostParts);
        if (parts > 1)
        {
            var part = FacetSample.PartOfSixtyFourth(condition, parts);
            var seen = await ReadAsync(condition, part, cancellationToken);
            if (seen.Total >= PartThatTells && part.IsMoreThan(CountedAtMost, seen.Total))
                return Scaled(seen, part.Scale);
        }

        var sample = await ReadAsync(condition, FacetSample.SixtyFourth, cancellationToken);
        if (FacetSample.SixtyFourth.IsMoreThan(CountedAtMost, sample.Total))
            return Scaled(sample, FacetSample.SixtyFourth.Scale);
        return await ExactlyAsync(condition, cancellationToken) ?? Scaled(sample, FacetSample.SixtyFourth.Scale);
    }

    /// <returns>Null where there are more than are counted.</returns>
    private async Task<SearchFacets?> ExactlyAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        var counted = await ReadAsync(condition, FacetSample.All(CountedAtMost + 1), cancellationToken);
        return counted.Total <= CountedAtMost ? counted : null;
    }

    private static SearchFacets Scaled(SearchFacets sample, long scale) => new(
        sample.Total * scale,
        IsAbout: true,
        sample.Values.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<FacetCount>)[.. pair.Value.Select(facet => facet with { Count = facet.Count * scale })]),
        [.. sample.Months.Select(month => month with { Count = month.Count * scale })]);

    /// <returns>Null where so few are there that all can be counted.</returns>
    private async Task<FacetSample?> SpreadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command("select coalesce(min(article_id), 0), coalesce(max(article_id), 0) from article_search", []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (first, last) = (reader.GetInt64(0), reader.GetInt64(1));
        return last - first < CountedAtMost ? null : FacetSample.Spread(first, last);
    }

    private async Task<SearchFacets> ReadAsync(SearchCondition condition, FacetSample sample, CancellationToken cancellationToken)
    {
        // Each pass over the rows costs: what has few values is counted together first, and days before months.
        var sql =
            $"""
            with found as materialized (
              select s.country_ids, s.claim_ids, s.tag_ids, s.source_id, s.language, s.state, s.dated_at
              from {sample.From} where ({condition.Sql}) and {sample.Narrowing} limit @cap),
            plain as materialized (select source_id, language, state, count(*) as n from found group by 1, 2, 3),
            claims as materialized (select v, count(*) as n from (select unnest(claim_ids) as v from found where cardinality(claim_ids) > 0) c where v < 100 group by v)
            select '{Everything}', null, coalesce(sum(n), 0)::bigint from plain
            union all (select 'Country', v::text, count(*) from (select unnest(country_ids) as v from found) c group by v order by 3 desc, v limit {ValuesAtMost})
            union all (select 'Topic', (v / 10)::text, n from claims where v >= 10 and v % 10 = 0 order by 3 desc, v)
            union all (select 'Stance', v::text, n from claims where v between 1 and 9 order by 3 desc, v)
            union all (select 'Tag', v::text, count(*) from (select unnest(tag_ids) as v from found where cardinality(tag_ids) > 0) t group by v order by 3 desc, v limit {ValuesAtMost})
            union all (select 'Source', source_id::text, sum(n)::bigint from plain where source_id is not null group by source_id order by 3 desc, source_id limit {ValuesAtMost})
            union all (select 'Lang', language, sum(n)::bigint from plain where language is not null group by language order by 3 desc, language limit {ValuesAtMost})
            union all (select 'State', state::text, sum(n)::bigint from plain group by state order by 3 desc, state)
            union all (select 'Published', to_char(day, 'YYYY-MM'), sum(n)::bigint from (select (dated_at at time zone 'UTC')::date as day, count(*) as n from found group by 1) d group by 2 order by 2 desc limit 240)
            """;
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(sql, [.. condition.ToParameters(), .. sample.ToParameters()]);
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
