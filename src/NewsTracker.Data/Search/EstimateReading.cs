using System.Text.Json;

namespace NewsTracker.Data.Search;

/// <summary>What the database's own statistics tell of a search.</summary>
internal static class EstimateReading
{
    // Neither is there until the table was analysed. Of a word that it does not keep, the planner expects half of what it keeps the rarest for.
    private const string Statistics =
        """
        select coalesce(max(abs(correlation)) filter (where attname = 'dated_at'), 0)::float8,
          coalesce(max(most_common_elem_freqs[cardinality(most_common_elem_freqs) - 1]) filter (where attname = 'tsv') / 2, 0)::float8
        from pg_stats where schemaname = current_schema() and tablename = 'article_search' and attname in ('dated_at', 'tsv')
        """;

    /// <summary>Asks the planner, which knows by its statistics and takes no look at the rows.</summary>
    public static async Task<SearchEstimate> EstimateAsync(this NewsTrackerDbContext db, SearchCondition condition, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var batch = connection.Batch(
            ($"explain (format json) select from article_search s where {condition.Sql}", condition.ToParameters()),
            ($"explain (format json) select from article_search s where {condition.Dates}", condition.ToParameters()),
            ($"explain (format json) select from article_search s where {condition.Along}", condition.ToParameters()),
            ($"explain (format json) select from article_search s where {condition.Since}", condition.ToParameters()),
            ("explain (format json) select from article_search", []),
            (Statistics, []));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var expected = new List<long>();
        for (var statement = 0; statement < 5; statement++, await reader.NextResultAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            using var json = JsonDocument.Parse(reader.GetString(0));
            expected.Add((long)json.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble());
        }

        await reader.ReadAsync(cancellationToken);
        var (order, rarest) = (reader.GetDouble(0), reader.GetDouble(1));
        return new(expected[0], expected[1], expected[4], condition.Lists)
        {
            Along = expected[2],
            Later = Math.Max(expected[3] - expected[1], 0),
            IsWithinIndex = condition.IsWithinIndex,
            AsksWords = condition.AsksWords,
            Order = order,
            Guess = (long)(rarest * expected[4] * condition.Readings),
        };
    }
}
