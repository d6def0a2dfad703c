using NewsTracker.Data.Articles;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>Tells of the articles of a page which are copies of a report that is listed before them, on whatever page.</summary>
public sealed class StoryFolds(NewsTrackerDbContext db)
{
    /// <summary>Of one story in a list by date no more are told apart: a list shows far fewer under its first.</summary>
    public const int MostMatches = 50;

    // The members of a story by ix_story_members_story_id, each looked up by pk_article_search: "offset 0" keeps the planner from looking for all that match first.
    private const string ByDate =
        """
        select met.story_id, met.here, found.ids
        from (select story_id, array_agg(article_id) as here from story_members where article_id = any(@ids) and story_id is not null group by story_id) met
          cross join lateral (
            select array_agg(f.article_id order by f.dated_at desc, f.article_id desc) as ids from (
              select s.dated_at, s.article_id
              from story_members o cross join lateral (select * from article_search where article_id = o.article_id offset 0) s
              where o.story_id = met.story_id and ({0}) order by s.dated_at desc, s.article_id desc limit @most) f) found
        """;

    /// <summary>Asks for the stories of the articles <c>@ids</c>, which are all of a list in its order; by pk_story_members.</summary>
    public const string Among =
        """
        select m.story_id, array_agg(m.article_id), array_agg(m.article_id order by ranked.place)
        from unnest(@ids) with ordinality ranked(id, place) cross join lateral (select * from story_members where article_id = ranked.id offset 0) m
        where m.story_id is not null group by m.story_id
        """;

    /// <summary>Asks for the stories of the articles <c>@ids</c>, and for <c>@most</c> matches of each.</summary>
    public static string AskedByDate(SearchCondition condition) => ByDate.Replace("{0}", condition.Sql, StringComparison.Ordinal);

    /// <summary>Of a list by date, the newest first.</summary>
    /// <param name="page">The articles of the page.</param>
    public Task<IReadOnlyList<StoryFold>> ByDateAsync(SearchCondition condition, IReadOnlyList<ArticleCursor> page, CancellationToken cancellationToken) =>
        ReadAsync(AskedByDate(condition), page, [.. condition.ToParameters(), new("@most", NpgsqlDbType.Integer) { Value = MostMatches + 1 }], cancellationToken);

    /// <summary>Of a list in the order of its relevance, all of it.</summary>
    public Task<IReadOnlyList<StoryFold>> AmongAsync(IReadOnlyList<ArticleCursor> ranked, CancellationToken cancellationToken) => ReadAsync(Among, ranked, [], cancellationToken);

    private async Task<IReadOnlyList<StoryFold>> ReadAsync(string sql, IReadOnlyList<ArticleCursor> places, IReadOnlyList<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        if (places.Count == 0)
            return [];
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command(sql, [.. parameters, new("@ids", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = places.Select(place => place.Id).ToArray() }]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var folds = new List<StoryFold>();
        while (await reader.ReadAsync(cancellationToken))
            folds.Add(new(reader.GetInt64(0), reader.GetFieldValue<long[]>(1), await reader.IsDBNullAsync(2, cancellationToken) ? [] : reader.GetFieldValue<long[]>(2)));
        return folds;
    }
}

/// <summary>A story of which articles are among those that were asked about: some places of a list by date, or all of a list by relevance.</summary>
/// <param name="Here">Those among them.</param>
/// <param name="Matches">All that match, by date up to one more than <see cref="StoryFolds.MostMatches"/>, in the order of the list: the first is listed, the others go under it.</param>
public sealed record StoryFold(long StoryId, IReadOnlyList<long> Here, IReadOnlyList<long> Matches)
{
    /// <summary>Those among them which are not listed.</summary>
    public IEnumerable<long> Folded => Matches.Count == 0 ? [] : Here.Where(id => id != Matches[0]);
}
