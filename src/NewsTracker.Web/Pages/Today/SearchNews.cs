using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Web.Pages.Today;

/// <summary>Saved searches with matches that are new since their reader last looked: their own, and shared ones that they have opened before.</summary>
public sealed record SearchNews(IReadOnlyList<SearchNews.Row> Rows, bool HasMore, bool HasUnasked)
{
    private const int Most = 8;

    /// <summary>So many searches are looked through, those first that were not looked at for longest; the page of searches has all.</summary>
    private const int MostAsked = 50;

    public static SearchNews None { get; } = new([], HasMore: false, HasUnasked: false);

    internal static async Task<SearchNews> ReadAsync(NewsTrackerDbContext db, NewMatches matches, Guid reader, CancellationToken cancellationToken)
    {
        var searches = await db.SeenSince(db.SavedSearches.SeenBy(reader), reader).Where(seen => seen.Search.OwnerId == reader || seen.LookedAt != null)
            .OrderBy(seen => seen.LookedAt ?? seen.Search.CreatedAt).ThenBy(seen => seen.Search.Id).Take(MostAsked + 1)
            .Select(seen => new { seen.Search.Id, seen.Search.Name, seen.Search.Query, Since = seen.LookedAt ?? seen.Search.CreatedAt }).ToListAsync(cancellationToken);
        if (searches.Count == 0)
        {
            return None;
        }

        var counts = await matches.CountAsync([.. searches.Take(MostAsked).Select(search => new AskedSince(search.Query, search.Since))], reader, cancellationToken);
        var news = searches.Zip(counts, (search, count) => new Row(search.Id, search.Name, count ?? 0)).Where(row => row.New > 0).OrderByDescending(row => row.New).ToList();
        return new SearchNews([.. news.Take(Most)], news.Count > Most, searches.Count > MostAsked);
    }

    public sealed record Row(long Id, string Name, int New);
}
