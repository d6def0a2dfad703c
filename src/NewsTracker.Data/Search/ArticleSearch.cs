using NewsTracker.Data.Articles;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>
/// Finds articles. Two plans give the newest: gathering all that the index of words knows (few matches), or walking by date until a page is full (many). Which one pays follows from the planner's
/// estimate; a walk is bounded, so that a wrong estimate costs little.
/// </summary>
public sealed class ArticleSearch(NewsTrackerDbContext db)
{
    /// <summary>Relevance is told of the newest so many matches: ranking all of a common word would take seconds.</summary>
    public const int RankedAtMost = 200;

    // Measured on a million articles: a match gathered costs a fifth of a row walked by.
    private const int WalkedPerGathered = 5;

    private const int LongestWalk = 40_000;

    /// <summary>How many times as far a walk goes that found too little.</summary>
    private const int LongerWalk = 3;

    /// <summary>A page of places, newest first, and one more where there is one; uses ix_article_search_dated_at_article_id or ix_article_search_words.</summary>
    public async Task<IReadOnlyList<ArticleCursor>> OlderAsync(SearchCondition condition, ArticleCursor? before, int most, CancellationToken cancellationToken) =>
        await NextAsync(condition, before, most, isNewer: false, cancellationToken);

    /// <summary>The places that come right before one, the nearest first.</summary>
    public async Task<IReadOnlyList<ArticleCursor>> NewerAsync(SearchCondition condition, ArticleCursor after, int most, CancellationToken cancellationToken) =>
        await NextAsync(condition, after, most, isNewer: true, cancellationToken);

    /// <summary>Of the newest matches the most relevant first: words close together, in the headline more than in the body.</summary>
    public async Task<IReadOnlyList<ArticleCursor>> RelevantAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        var newest = await OlderAsync(condition, null, RankedAtMost, cancellationToken);
        if (condition.Words is null || newest.Count == 0)
            return newest;
        var ids = newest.Select(place => place.Id).ToArray();
        return await ReadAsync(
            """
            with found as materialized (select article_id, dated_at, tsv from article_search where article_id = any(@ids))
            select dated_at, article_id from found order by ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', tsv, @words::tsquery, 1) desc, dated_at desc, article_id desc
            """,
            [new("@ids", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = ids }, new("@words", NpgsqlDbType.Unknown) { Value = condition.Words }],
            cancellationToken);
    }

    /// <summary>How many rows the planner expects, and how many there are in all, by its statistics: takes no look at the rows.</summary>
    public async Task<(long Matches, long All)> EstimateAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var explain = connection.Command($"explain (format json) select from article_search s where {condition.Sql}", condition.ToParameters());
        var plan = (string)(await explain.ExecuteScalarAsync(cancellationToken))!;
        using var json = System.Text.Json.JsonDocument.Parse(plan);
        var matches = json.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
        await using var count = connection.Command("select greatest(reltuples, 0)::bigint from pg_class where oid = 'article_search'::regclass", []);
        return ((long)matches, (long)(await count.ExecuteScalarAsync(cancellationToken))!);
    }

    /// <summary>Which index the newest are read from.</summary>
    public async Task<string> IndexOfAsync(SearchCondition condition, int most, CancellationToken cancellationToken) =>
        !condition.UsesIndex || WalkOf(await EstimateAsync(condition, cancellationToken), most) is not null ? "ix_article_search_dated_at_article_id" : ArticleSearchConfiguration.WordsIndex;

    /// <summary>How many rows a walk passes to fill a page; null where gathering is cheaper.</summary>
    private static long? WalkOf((long Matches, long All) estimate, int most)
    {
        if (estimate.Matches == 0)
            return null;
        var walk = most * estimate.All / estimate.Matches;
        return walk * WalkedPerGathered < estimate.Matches ? walk : null;
    }

    private async Task<IReadOnlyList<ArticleCursor>> NextAsync(SearchCondition condition, ArticleCursor? place, int most, bool isNewer, CancellationToken cancellationToken)
    {
        var order = isNewer ? "dated_at, article_id" : "dated_at desc, article_id desc";
        var beyond = place is null ? "true" : $"(s.dated_at, s.article_id) {(isNewer ? '>' : '<')} (@place_at, @place_id)";
        List<NpgsqlParameter> Parameters() => [.. condition.ToParameters(), new("@most", NpgsqlDbType.Integer) { Value = most }, .. PlaceParameters(place)];

        if (!condition.UsesIndex)
            return await ReadAsync($"select dated_at, article_id from article_search s where {condition.Sql} and {beyond} order by {order} limit @most", Parameters(), cancellationToken);

        Task<IReadOnlyList<ArticleCursor>> WalkAsync(long longest) => ReadAsync(
            $"""
            select dated_at, article_id from (select * from article_search s where {beyond} order by {order} limit @longest) s
            where {condition.Sql} order by {order} limit @most
            """,
            [.. Parameters(), new("@longest", NpgsqlDbType.Bigint) { Value = longest }],
            cancellationToken);

        var estimate = await EstimateAsync(condition, cancellationToken);
        if (WalkOf(estimate, most) is { } walk)
        {
            // What a reader has read lies together: behind it the page may fill at once. A longer walk is worth it while it costs less than gathering.
            for (var longest = Math.Clamp(4 * walk, 1000, LongestWalk); ; longest = Math.Min(longest * LongerWalk, LongestWalk))
            {
                var walked = await WalkAsync(longest);
                if (walked.Count == most)
                    return walked;
                if (longest == LongestWalk || longest * LongerWalk * WalkedPerGathered > estimate.Matches)
                    break;
            }
        }

        return await ReadAsync(
            $"""
            with found as materialized (select s.dated_at, s.article_id from article_search s where {condition.Sql} and {beyond})
            select dated_at, article_id from found order by {order} limit @most
            """,
            Parameters(),
            cancellationToken);
    }

    private static IEnumerable<NpgsqlParameter> PlaceParameters(ArticleCursor? place) => place is not { } known
        ? []
        : [new("@place_at", NpgsqlDbType.TimestampTz) { Value = known.DatedAt.ToUniversalTime() }, new("@place_id", NpgsqlDbType.Bigint) { Value = known.Id }];

    private async Task<IReadOnlyList<ArticleCursor>> ReadAsync(string sql, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var places = new List<ArticleCursor>();
        while (await reader.ReadAsync(cancellationToken))
            places.Add(new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt64(1)));
        return places;
    }
}
