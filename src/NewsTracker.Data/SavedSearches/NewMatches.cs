using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Search;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.SavedSearches;

/// <summary>
/// Counts what came in of several searches since an instant of each. One statement goes back through the newest arrivals, by ix_article_search_added_at; searches with few matches among very many
/// arrivals are asked once more, by whatever index the planner finds best, for that walk would be long.
/// </summary>
public sealed class NewMatches(NewsTrackerDbContext db, KnownQueries queries)
{
    /// <summary>Counting further would tell nobody more.</summary>
    public const int MostCounted = 100;

    /// <summary>How many arrivals are gone through.</summary>
    private const int LongestWalk = 2000;

    /// <returns>In the order of what was asked: how many, up to <see cref="MostCounted"/>; null for a query that means nothing any more.</returns>
    public async Task<IReadOnlyList<int?>> CountAsync(IReadOnlyList<AskedSince> asked, CancellationToken cancellationToken)
    {
        var conditions = new List<SearchCondition?>();
        foreach (var one in asked)
        {
            conditions.Add((await queries.PrepareAsync(one.Query, cancellationToken) as SearchPreparation.Ready)?.Condition);
        }

        var walked = await ReadAsync(WalkOf, Enumerable.Range(0, asked.Count), asked, conditions, cancellationToken);
        var open = walked.Where(pair => pair.Value is { Passed: LongestWalk, Found: < MostCounted }).Select(pair => pair.Key);
        var gathered = await ReadAsync(GatheringOf, open, asked, conditions, cancellationToken);
        return [.. asked.Select((_, i) => gathered.TryGetValue(i, out var all) || walked.TryGetValue(i, out all) ? (int?)all.Found : null)];
    }

    private static string WalkOf(int i, SearchCondition condition) =>
        $"""
        select {i} as place,
          (select count(*) from (select from (select * from article_search s where s.added_at > @since{i} order by s.added_at desc limit {LongestWalk}) s where {condition.Sql} limit {MostCounted}) m)::int as found,
          (select count(*) from (select from article_search s where s.added_at > @since{i} limit {LongestWalk}) w)::int as passed
        """;

    private static string GatheringOf(int i, SearchCondition condition) =>
        $"select {i} as place, least(count(*), {MostCounted})::int as found, 0 as passed from (select from article_search s where s.added_at > @since{i} and ({condition.Sql})) m";

    private async Task<Dictionary<int, Counted>> ReadAsync(
        Func<int, SearchCondition, string> write, IEnumerable<int> places, IReadOnlyList<AskedSince> asked, List<SearchCondition?> conditions, CancellationToken cancellationToken)
    {
        var parameters = new List<NpgsqlParameter>();
        var parts = new List<string>();
        foreach (var i in places.Where(i => conditions[i] is not null))
        {
            var numbered = conditions[i]!.Numbered(i);
            parameters.AddRange([.. numbered.ToParameters(), new($"@since{i}", NpgsqlDbType.TimestampTz) { Value = asked[i].Since.ToUniversalTime() }]);
            parts.Add(write(i, numbered));
        }

        return parts.Count == 0
            ? []
            : await db.Database.SqlQueryRaw<Counted>(string.Join("\nunion all ", parts), [.. parameters]).ToDictionaryAsync(counted => counted.Place, cancellationToken);
    }

    private sealed record Counted(int Place, int Found, int Passed);
}

/// <summary>A query, and since when its matches are new.</summary>
public sealed record AskedSince(string Query, DateTimeOffset Since);
