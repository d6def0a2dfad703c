using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data;
using NewsTracker.Data.SavedSearches;

namespace NewsTracker.Web.Pages.Go;

/// <summary>One's own saved searches, and what others share. To go there is to look at it. Reads ix_saved_searches_owner_id_name_key and ix_saved_searches_shared.</summary>
internal sealed class SearchSource(NewsTrackerDbContext db) : IGoSource
{
    private const int MostShared = 500;

    public async Task<IReadOnlyList<GoEntry>> ReadAsync(GoAsked asked, CancellationToken cancellationToken)
    {
        if (asked.User is not { } user)
            return [];
        var own = await db.SavedSearches.OwnedBy(user).OrderBy(s => s.Name).Take(SavedSearch.MaxPerOwner).Select(s => new { s.Id, s.Name, s.Query }).ToListAsync(cancellationToken);
        var shared = asked.Text.Length == 0 ? [] : await db.SavedSearches.SharedWith(user).OrderBy(s => s.Name).Take(MostShared).Select(s => new { s.Id, s.Name, s.Query }).ToListAsync(cancellationToken);
        return [.. own.Concat(shared).Select(s => new GoEntry("Saved search", s.Name, $"/searches/{s.Id}", s.Query))];
    }
}
