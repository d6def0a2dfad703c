using NewsTracker.Data.Articles;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>
/// Finds articles. Three ways give the newest (<see cref="SearchPlan.Way"/>). Which one pays follows from the planner's estimate; each that looks among a part of the archive is bounded, so that a wrong
/// estimate costs little.
/// </summary>
public sealed class ArticleSearch(NewsTrackerDbContext db, SearchMemory memory)
{
    /// <summary>Relevance is told of the newest so many matches: ranking all of a common word would take seconds.</summary>
    public const int RankedAtMost = 200;

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
            [new("@ids", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = ids }, new("@words", NpgsqlDbType.Unknown) { Value = condition.Words.Joined }],
            cancellationToken);
    }

    /// <summary>Which indexes the newest are read from.</summary>
    public async Task<string> IndexOfAsync(SearchCondition condition, int most, CancellationToken cancellationToken) =>
        condition.UsesIndex ? (await memory.EstimateAsync(db, condition, cancellationToken)).PlanFor(most).IndexFor(condition) : ArticleSearchConfiguration.DatesIndex;

    private async Task<IReadOnlyList<ArticleCursor>> NextAsync(SearchCondition condition, ArticleCursor? place, int most, bool isNewer, CancellationToken cancellationToken)
    {
        var asked = new SearchStatements(condition, place, isNewer);
        if (!condition.UsesIndex)
            return await ReadAsync(asked.ByDate, asked.Parameters(most), isKept: condition.Parameters.Count == 0, cancellationToken);

        var estimate = await memory.EstimateAsync(db, condition, cancellationToken);

        // What a reader has read lies together: behind it the page may fill at once. To go further is worth it while it costs less than gathering.
        for (SearchPlan? next = estimate.PlanFor(most, fromNewest: place is null && !isNewer); next is { By: not SearchPlan.Way.Gather } plan; next = plan.Further() is { } further && estimate.IsWorth(further) ? further : null)
        {
            var found = plan.By is SearchPlan.Way.Walk
                ? await ReadAsync(asked.Walk, [.. asked.Parameters(most), new("@longest", NpgsqlDbType.Bigint) { Value = plan.Depth }], cancellationToken)
                : await WithinAsync(asked, most, plan.Depth, cancellationToken);
            if (found.Count == most)
                return found;
        }

        return await ReadAsync(asked.Gather(estimate.NarrowsByDays), asked.Parameters(most), cancellationToken);
    }

    /// <summary>What lies within so many rows by date; nothing where there are fewer rows, since then all have to be gathered anyway.</summary>
    private async Task<IReadOnlyList<ArticleCursor>> WithinAsync(SearchStatements asked, int most, long depth, CancellationToken cancellationToken)
    {
        var ends = await ReadAsync(asked.EndOfWindow, [.. asked.Parameters(most), new("@depth", NpgsqlDbType.Bigint) { Value = depth }], cancellationToken);
        return ends.Count == 0
            ? []
            : await ReadAsync(asked.Window, [.. asked.Parameters(most), new("@end", NpgsqlDbType.TimestampTz) { Value = ends[0].DatedAt.ToUniversalTime() }], cancellationToken);
    }

    private Task<IReadOnlyList<ArticleCursor>> ReadAsync(string sql, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken) => ReadAsync(sql, parameters, isKept: false, cancellationToken);

    /// <param name="isKept">Whether the server keeps the statement and its plan, which is good for any of its values.</param>
    private async Task<IReadOnlyList<ArticleCursor>> ReadAsync(string sql, IEnumerable<NpgsqlParameter> parameters, bool isKept, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(sql, parameters);
        if (isKept)
            await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var places = new List<ArticleCursor>();
        while (await reader.ReadAsync(cancellationToken))
            places.Add(new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt64(1)));
        return places;
    }
}
