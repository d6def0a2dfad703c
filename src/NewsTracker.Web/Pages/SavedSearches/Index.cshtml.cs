using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Web.Safety;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>A reader's own saved searches and those that others share, with how many of their matches are new.</summary>
[Authorize(Policy = Policy.Reader)]
public sealed class IndexModel(NewsTrackerDbContext db, NewMatches matches) : PageModel
{
    private const int MostShared = 100;

    /// <summary>Words of a name or query to find searches by.</summary>
    [PlainText]
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    public IReadOnlyList<Row> Mine { get; private set; } = [];

    public IReadOnlyList<Row> Shared { get; private set; } = [];

    public bool HasMoreShared { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Find = string.IsNullOrWhiteSpace(Find) ? null : Find.Trim();
        var reader = HttpContext.SearchReader();
        var mine = await ReadAsync(db.SavedSearches.OwnedBy(reader.Id), SavedSearch.MaxPerOwner, reader.Id, cancellationToken);
        var shared = await ReadAsync(db.SavedSearches.SharedWith(reader.Id), MostShared + 1, reader.Id, cancellationToken);
        HasMoreShared = shared.Count > MostShared;
        var shown = mine.Concat(shared.Take(MostShared)).ToList();
        var counts = await matches.CountAsync([.. shown.Select(row => new AskedSince(row.Query, row.LookedAt ?? row.CreatedAt))], reader.Id, cancellationToken);
        var counted = shown.Zip(counts, (row, count) => row with { New = count }).ToList();
        (Mine, Shared) = ([.. counted.Take(mine.Count)], [.. counted.Skip(mine.Count)]);
    }

    private Task<List<Row>> ReadAsync(IQueryable<SavedSearch> searches, int most, Guid reader, CancellationToken cancellationToken) =>
        db.SeenSince(searches.Containing(Find).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(most), reader).OrderBy(seen => seen.Search.Name).ThenBy(seen => seen.Search.Id)
            .Select(seen => new Row(
                seen.Search.Id,
                seen.Search.Name,
                seen.Search.Query,
                seen.Search.OwnerId == reader,
                seen.Search.IsShared,
                db.Users.Where(u => u.Id == seen.Search.OwnerId).Select(u => u.DisplayName).First(),
                seen.Search.CreatedAt,
                seen.LookedAt,
                db.SearchSubscriptions.Any(s => s.SearchId == seen.Search.Id && s.UserId == reader && s.NoticesSince != null),
                db.SearchSubscriptions.Any(s => s.SearchId == seen.Search.Id && s.UserId == reader && s.FeedHash != null))).ToListAsync(cancellationToken);

    public sealed record Row(
        long Id, string Name, string Query, bool IsMine, bool IsShared, string OwnerName, DateTimeOffset CreatedAt, DateTimeOffset? LookedAt, bool WantsNotices, bool HasFeed)
    {
        /// <summary>Absent for a query that means nothing any more.</summary>
        public int? New { get; init; }
    }
}
