using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Search;

namespace NewsTracker.Data.Tags;

/// <summary>What a query would tag, looked at beforehand.</summary>
/// <param name="Query">Absent for articles that were chosen one by one.</param>
/// <param name="Total">At most one more than <see cref="Counting.MostCounted"/>.</param>
/// <param name="Tagged">How many of them carry the tag already; absent where no tag is chosen.</param>
/// <param name="Newest">The newest of them.</param>
/// <param name="NotShown">Of articles that were chosen one by one, those that are not among the newest.</param>
public sealed record TagMatches(string? Query, int Total, int? Tagged, IReadOnlyList<TagMatches.Row> Newest, IReadOnlyList<long> NotShown)
{
    public const int MostShown = 50;

    /// <param name="same">The tag and whatever redirects to it.</param>
    public static async Task<TagMatches> ReadAsync(NewsTrackerDbContext db, ArticleQueryPreparation queries, ArticleSearch search, SearchPreparation.Ready asked, IReadOnlyList<long>? same, CancellationToken cancellationToken)
    {
        var total = await queries.Matching(asked.Condition).CountUpToAsync(Counting.MostCounted + 1, cancellationToken);
        int? tagged = same is null ? null : await queries.Matching(asked.Condition).Where(s => db.ArticleTags.Any(t => t.ArticleId == s.ArticleId && same.Contains(t.TagId))).CountUpToAsync(Counting.MostCounted + 1, cancellationToken);
        var places = await search.OlderAsync(asked.Condition, null, MostShown, cancellationToken);
        return new TagMatches(asked.Query.ToString(), total, tagged, await RowsAsync(db, [.. places.Select(place => place.Id)], same, cancellationToken), []);
    }

    /// <summary>Articles that were chosen one by one: <see cref="TaggingDesk.MaxSelected"/> and one more at most, as more are refused.</summary>
    public static async Task<TagMatches> OfAsync(NewsTrackerDbContext db, IReadOnlyList<long> articles, IReadOnlyList<long>? same, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(db, [.. articles.Distinct().Take(TaggingDesk.MaxSelected + 1)], same, cancellationToken);
        return new TagMatches(null, rows.Count, same is null ? null : rows.Count(row => row.IsTagged), [.. rows.Take(MostShown)], [.. rows.Skip(MostShown).Select(row => row.Id)]);
    }

    private static Task<List<Row>> RowsAsync(NewsTrackerDbContext db, long[] ids, IReadOnlyList<long>? same, CancellationToken cancellationToken) =>
        db.Articles.Where(a => ids.Contains(a.Id)).OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id)
            .Select(a => new Row(a.Id, a.Headline, a.Language, a.Source!.Name ?? a.SiteName, a.DatedAt, a.PublishedAt, a.PublishedOffset, a.PublishedPrecision, same != null && db.ArticleTags.Any(t => t.ArticleId == a.Id && same.Contains(t.TagId))))
            .ToListAsync(cancellationToken);

    public sealed record Row(
        long Id, string Headline, string? Language, string? From, DateTimeOffset DatedAt, DateTimeOffset? PublishedAt, TimeSpan? PublishedOffset, InstantPrecision? PublishedPrecision, bool IsTagged)
    {
        public PrintedInstant? Published => PrintedInstant.FromUtc(PublishedAt, PublishedOffset, PublishedPrecision);
    }
}
