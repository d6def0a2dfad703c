using Microsoft.EntityFrameworkCore;
using NewsTracker.Data.Search;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.SavedSearches;

/// <summary>
/// Counts what came in of several searches since an instant of each. One statement goes back through the newest arrivals, by ix_article_search_added_at. Where there are more of them, what is common
/// among them is counted by a longer walk, and what is rare by ix_article_search_words: each way is slow for the other.
/// </summary>
public sealed class NewMatches(NewsTrackerDbContext db, KnownQueries queries)
{
    /// <summary>Counting further would tell nobody more.</summary>
    public const int MostCounted = 100;

    /// <summary>How many arrivals are gone through for every search: reading their words is what costs.</summary>
    private const int ShortWalk = 300;

    private const int LongWalk = 2000;

    /// <summary>Found so often in a short walk, a long one most likely finds as many as are counted.</summary>
    private const int Common = ShortWalk * MostCounted / LongWalk;

    /// <param name="reader">Who asks: what they have read decides what <c>is:unread</c> finds.</param>
    /// <returns>In the order of what was asked: how many, up to <see cref="MostCounted"/>; null for a query that means nothing any more.</returns>
    public async Task<IReadOnlyList<int?>> CountAsync(IReadOnlyList<AskedSince> asked, Guid? reader, CancellationToken cancellationToken)
    {
        var conditions = new List<SearchCondition?>();
        foreach (var one in asked)
        {
            conditions.Add((await queries.PrepareAsync(one.Query, reader, cancellationToken) as SearchPreparation.Ready)?.Condition);
        }

        Task<Dictionary<int, Counted>> AskAsync(Func<int, SearchCondition, string> write, IEnumerable<int> places) => ReadAsync(write, places, asked, conditions, cancellationToken);
        var counted = await AskAsync((i, condition) => WalkOf(i, condition, ShortWalk), Enumerable.Range(0, asked.Count));
        var open = counted.Values.Where(count => count.IsOpen(ShortWalk)).ToList();
        var walked = await AskAsync((i, condition) => WalkOf(i, condition, LongWalk), open.Where(count => count.Found >= Common).Select(count => count.Place));
        var rare = open.Where(count => count.Found < Common).Concat(walked.Values.Where(count => count.IsOpen(LongWalk))).Select(count => count.Place);
        foreach (var count in walked.Values.Concat((await AskAsync(GatheringOf, rare)).Values))
        {
            counted[count.Place] = count;
        }

        return [.. asked.Select((_, i) => counted.TryGetValue(i, out var count) ? (int?)count.Found : null)];
    }

    private static string WalkOf(int i, SearchCondition condition, int longest) =>
        $"""
        select {i} as place,
          (select count(*) from (select from (select * from article_search s where s.added_at > @since{i} order by s.added_at desc limit {longest}) s where {condition.Sql} limit {MostCounted}) m)::int as found,
          (select count(*) from (select from article_search s where s.added_at > @since{i} limit {longest}) w)::int as passed
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

    private sealed record Counted(int Place, int Found, int Passed)
    {
        /// <summary>There are more arrivals than the walk passed, and more matches would change the answer.</summary>
        public bool IsOpen(int longest) => Passed == longest && Found < MostCounted;
    }
}

/// <summary>A query, and since when its matches are new.</summary>
public sealed record AskedSince(string Query, DateTimeOffset Since);
