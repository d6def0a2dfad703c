using Microsoft.Extensions.Caching.Memory;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>
/// Finds what came in last of a search, whatever its articles print as their date. What is common is met at once among the newest arrivals (ix_article_search_added_at); of what the planner expects little of, or
/// what is not met so, all matches are gathered by ix_article_search_words or the dates that are asked for.
/// </summary>
public sealed class ArrivedMatches(NewsTrackerDbContext db, SearchMemory estimates, IMemoryCache memory)
{
    /// <summary>So long what was gathered of many is good for; what comes in meanwhile and matches is met before it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>How many arrivals are gone through: what fills no page among them is rare enough to be gathered.</summary>
    private const int Walked = 5_000;

    /// <summary>To gather so many costs no more than to walk.</summary>
    private const int Few = 5_000;

    // One gathers at a time: who asks for the same meanwhile finds it gathered, and others leave the database to those who look at pages.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <param name="reader">Whose question it is.</param>
    /// <returns>The ids, what came in last first.</returns>
    public async Task<IReadOnlyList<long>> NewestAsync(SearchPreparation.Ready asked, Guid? reader, int most, CancellationToken cancellationToken)
    {
        var condition = asked.Condition;
        if (condition.UsesIndex && (await estimates.EstimateAsync(db, condition, cancellationToken)).Matches <= Few)
            return await ReadAsync(GatheringOf(condition), condition, most, Walked, cancellationToken);
        var met = await ReadAsync(WalkOf(condition), condition, most, Walked, cancellationToken);
        if (met.Count == most)
            return met;

        // Nothing narrows what somebody has not read: they are told of what came in within a longer walk, and not of what they left unread before.
        if (condition is { UsesIndex: false, AsksRest: true })
            return await ReadAsync(WalkOf(condition), condition, most, SearchPlan.LongestWalk, cancellationToken);
        var gathered = await GatherAsync(asked, asked.Query.IsPersonal ? reader : null, most, cancellationToken);
        return [.. met.Union(gathered).Take(most)];
    }

    private async Task<IReadOnlyList<long>> GatherAsync(SearchPreparation.Ready asked, Guid? whose, int most, CancellationToken cancellationToken)
    {
        var key = (nameof(ArrivedMatches), asked.Query.ToString(), whose, most);
        if (memory.TryGetValue(key, out IReadOnlyList<long>? known))
            return known!;
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return memory.TryGetValue(key, out known) ? known! : memory.Set(key, await ReadAsync(GatheringOf(asked.Condition), asked.Condition, most, Walked, cancellationToken), Kept);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static string WalkOf(SearchCondition condition) =>
        $"select article_id from (select * from article_search order by added_at desc, article_id desc limit @walked) s where {condition.Sql} order by added_at desc, article_id desc limit @most";

    private static string GatheringOf(SearchCondition condition) =>
        $"with found as materialized (select s.added_at, s.article_id from article_search s where {condition.Sql}) select article_id from found order by added_at desc, article_id desc limit @most";

    private async Task<IReadOnlyList<long>> ReadAsync(string sql, SearchCondition condition, int most, long walked, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(
            sql, [.. condition.ToParameters(), new("@most", NpgsqlDbType.Integer) { Value = most }, new("@walked", NpgsqlDbType.Bigint) { Value = walked }]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(reader.GetInt64(0));
        return ids;
    }
}
