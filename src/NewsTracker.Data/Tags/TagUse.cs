using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;

namespace NewsTracker.Data.Tags;

/// <summary>How many articles and passages carry tags.</summary>
public static class TagUse
{
    /// <summary>Articles of each group of tags, in one query: <c>ix_article_tags_tag_id_article_id</c> alone. A key without articles is absent.</summary>
    public static Task<Dictionary<long, int>> CountArticlesAsync(this NewsTrackerDbContext db, IReadOnlyCollection<(long Key, long TagId)> groups, CancellationToken cancellationToken)
    {
        var (keys, tags) = Split(groups);
        return ReadAsync(
            db.Database.SqlQuery<Count>($"""
                select g.key as "Key", count(distinct a.article_id)::int as "Number" from unnest({keys}, {tags}) as g(key, tag_id)
                cross join lateral (select article_id from article_tags where tag_id = g.tag_id limit {Counting.MostCounted + 1}) a
                group by g.key
                """),
            cancellationToken);
    }

    /// <summary>Passages of each group of tags: <c>ix_annotations_tag_ids</c>.</summary>
    public static Task<Dictionary<long, int>> CountPassagesAsync(this NewsTrackerDbContext db, IReadOnlyCollection<(long Key, long TagId)> groups, CancellationToken cancellationToken)
    {
        var (keys, tags) = Split(groups);
        return ReadAsync(
            db.Database.SqlQuery<Count>($"""
                select g.key as "Key", count(distinct a.id)::int as "Number" from unnest({keys}, {tags}) as g(key, tag_id)
                cross join lateral (select id from annotations where tag_ids @> array[g.tag_id] and retracted_at is null limit {Counting.MostCounted + 1}) a
                group by g.key
                """),
            cancellationToken);
    }

    private static (long[] Keys, long[] Tags) Split(IReadOnlyCollection<(long Key, long TagId)> groups) => ([.. groups.Select(group => group.Key)], [.. groups.Select(group => group.TagId)]);

    private static Task<Dictionary<long, int>> ReadAsync(IQueryable<Count> counts, CancellationToken cancellationToken) =>
        counts.ToDictionaryAsync(count => count.Key, count => count.Number, cancellationToken);

    private sealed record Count(long Key, int Number);
}
