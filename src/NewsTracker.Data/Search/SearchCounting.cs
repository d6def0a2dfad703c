using System.Globalization;
using System.Numerics;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>
/// Counts matches and facets: both exactly where few answer, then the matches exactly and the facets on an unbiased sample, and of very many both on the sample. Uses ix_article_search_words for what is exact,
/// ix_article_search_in_16, _64, _256 and _1024 for samples, and pk_article_search where nothing but dates narrows the search.
/// </summary>
public sealed class SearchCounting(NewsTrackerDbContext db, SearchMemory memory)
{
    public const int CountedAtMost = 10_000;

    /// <summary>So many are told apart one by one: it takes three times as long as to count them.</summary>
    public const int DividedAtMost = 4_000;

    private const int ValuesAtMost = 15;

    // Of so many articles even a value in fifty is told from its neighbours.
    private const int SpreadThatTells = 1_000;

    /// <summary>What is seen of a sample is so much, and less than twice of it.</summary>
    private const int SampleThatTells = 600;

    private const int MostShare = 1 << 14;

    // Each of a phrase has to be unpacked.
    private const int PhrasesThatTell = 400;

    private const int LeastThatTells = 150;

    // Of less, shares are chance.
    private const int LeastSeen = 50;

    private const string Everything = "rows";

    public async Task<SearchFacets> CountAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        if (!condition.UsesIndex && await SpreadAsync(cancellationToken) is { } spread)
        {
            var places = await ReadAsync(condition, spread, cancellationToken);
            if (places.Total >= SpreadThatTells && spread.IsMoreThan(CountedAtMost, places.Total))
                return Scaled(places, places.Total * spread.Scale, isAbout: true);
        }

        // Where the planner expects few, no sample is looked at first.
        var estimate = await memory.EstimateAsync(db, condition, cancellationToken);
        var expected = estimate.Matches;
        if (expected < DividedAtMost && await ExactlyAsync(condition, DividedAtMost, cancellationToken) is { } few)
            return few;
        var (sample, seen) = await SampledAsync(condition, expected, estimate.All / Math.Max(estimate.Dated, 1), cancellationToken);
        if (sample.IsMoreThan(CountedAtMost, seen.Total))
            return Scaled(seen, seen.Total * sample.Scale, isAbout: true);
        var total = await TotalAsync(condition, CountedAtMost + 1, cancellationToken);
        if (total > CountedAtMost)
            return Scaled(seen, Math.Max(total, seen.Total * sample.Scale), isAbout: true);
        return total > DividedAtMost && seen.Total >= LeastSeen
            ? Scaled(seen, total, isAbout: false)
            : await ExactlyAsync(condition, CountedAtMost, cancellationToken) ?? Scaled(seen, total, isAbout: true);
    }

    /// <returns>Null where there are more than are counted.</returns>
    private async Task<SearchFacets?> ExactlyAsync(SearchCondition condition, int most, CancellationToken cancellationToken)
    {
        var counted = await ReadAsync(condition, FacetSample.All(most + 1), cancellationToken);
        return counted.Total <= most ? counted : null;
    }

    /// <summary>As many as tell enough, by what is expected; where less is found than that, a larger part by what was found.</summary>
    /// <param name="passed">How many rows of any date are read for one within the dates: the index of words knows none.</param>
    private async Task<(FacetSample Sample, SearchFacets Seen)> SampledAsync(SearchCondition condition, long expected, long passed, CancellationToken cancellationToken)
    {
        var tells = Math.Max((condition.Loosely is null ? SampleThatTells : PhrasesThatTell) / Math.Sqrt(Math.Max(passed, 1)), LeastThatTells);
        int ShareOf(long matches) => 1 << BitOperations.Log2((ulong)Math.Clamp((long)(matches / tells), ArticleSamples.LeastShare, MostShare));
        async Task<(FacetSample, SearchFacets)> SeeAsync(int share)
        {
            var part = FacetSample.OneIn(condition, share);
            return (part, await ReadAsync(condition, part, cancellationToken));
        }

        var (sample, seen) = await SeeAsync(ShareOf(expected));
        var better = ShareOf(seen.Total * sample.Scale);
        return seen.Total < tells / 2 && better < sample.Scale ? await SeeAsync(better) : (sample, seen);
    }

    private static SearchFacets Scaled(SearchFacets seen, long total, bool isAbout)
    {
        long Scale(long count) => seen.Total == 0 ? 0 : (long)Math.Round((double)count * total / seen.Total);
        return new(
            total,
            isAbout,
            seen.Values.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<FacetCount>)[.. pair.Value.Select(facet => facet with { Count = Scale(facet.Count) })]),
            [.. seen.Months.Select(month => month with { Count = Scale(month.Count) })])
        {
            AreAbout = true,
        };
    }

    private async Task<long> TotalAsync(SearchCondition condition, int most, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command($"select count(*) from (select from article_search s where {condition.Sql} limit {most}) s", condition.ToParameters());
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

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
        // Each pass over the rows costs: what has few values is counted together first, and months are written when they are counted.
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
            union all (select 'Published', to_char(month, 'YYYY-MM'), n from (select date_trunc('month', dated_at at time zone 'UTC') as month, count(*) as n from found group by 1 order by 1 desc limit 240) m)
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
