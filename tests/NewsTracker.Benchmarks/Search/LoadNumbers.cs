using NewsTracker.Data.Search;
using Npgsql;

namespace NewsTracker.Benchmarks.Search;

/// <summary>What search rows hold as numbers, as this database counts them.</summary>
/// <param name="Tags">All there are, in their order.</param>
/// <param name="States">M49 numbers by code.</param>
internal sealed record LoadNumbers(IReadOnlyList<long> Tags, IReadOnlyDictionary<string, int> States)
{
    private static readonly short[] Authored = [SearchCodes.Record("author")];

    private static readonly short[] TaggedAndAuthored = [SearchCodes.Record("tag"), SearchCodes.Record("author")];

    public static async Task<LoadNumbers> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select array(select id from tags order by id), array(select code from countries order by code), array(select m49 from countries order by code)", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var states = reader.GetFieldValue<string[]>(1).Zip(reader.GetFieldValue<int[]>(2)).ToDictionary(state => state.First, state => state.Second, StringComparer.Ordinal);
        return new LoadNumbers(reader.GetFieldValue<long[]>(0), states);
    }

    /// <summary>Which sixty-fourth of the archive each is in.</summary>
    public static async Task<short[]> BucketsAsync(NpgsqlConnection connection, IReadOnlyList<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        long[] ids = [.. articles.Select(article => (long)article.Number)];
        await using var command = new NpgsqlCommand("select array(select article_bucket(id) from unnest($1) with ordinality a(id, place) order by place)", connection) { Parameters = { new() { Value = ids } } };
        return (short[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public static short[] RecordsOf(IReadOnlyCollection<long> tags) => tags.Count == 0 ? Authored : TaggedAndAuthored;

    public int[] Of(IEnumerable<string> states) => [.. states.Select(state => States[state]).Order()];
}
