using Npgsql;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Articles that follow each other and are loaded in one transaction.</summary>
internal sealed record LoadBatch(int First, int Count)
{
    /// <summary>Which batches are not there; a smaller archive may have ended within one.</summary>
    public static async Task<IReadOnlyList<LoadBatch>> MissingAsync(NpgsqlDataSource database, int articles, int atOnce, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select b.first + there.count, least($1 - b.first + 1, $2) - there.count from generate_series(1, $1, $2) b(first)
            cross join lateral (select count(*)::int from articles where id >= b.first and id < b.first + $2) there
            where there.count < least($1 - b.first + 1, $2) order by 1
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = articles }, new() { Value = atOnce } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var missing = new List<LoadBatch>();
        while (await reader.ReadAsync(cancellationToken))
            missing.Add(new LoadBatch(reader.GetInt32(0), reader.GetInt32(1)));
        return missing;
    }
}
