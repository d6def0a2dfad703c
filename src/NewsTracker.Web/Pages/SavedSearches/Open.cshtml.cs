using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Data;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>Leads to what a saved search finds, and notes that its reader has looked.</summary>
[Authorize(Policy = Policy.Reader)]
public sealed class OpenModel(NewsTrackerDbContext db, SearchLooks looks) : PageModel
{
    /// <param name="since">Only what came in since that instant; a day begins at midnight, UTC.</param>
    /// <param name="new">Only what came in since the reader's last look.</param>
    public async Task<IActionResult> OnGetAsync([FromRoute] long id, [FromQuery] DateTimeOffset? since, [FromQuery] bool @new, CancellationToken cancellationToken)
    {
        var reader = HttpContext.SearchReader();
        if (await db.SavedSearches.SeenBy(reader.Id).Where(s => s.Id == id).Select(s => new { s.Query, s.CreatedAt }).SingleOrDefaultAsync(cancellationToken) is not { } search)
        {
            return NotFound();
        }

        // A browser that fetches ahead has not looked.
        var before = await (Request.IsFetchedAhead() ? looks.LastAsync(id, reader.Id, cancellationToken) : looks.LookAsync(id, reader.Id, cancellationToken));
        var from = since ?? (@new ? before ?? search.CreatedAt : null);

        // A query that means nothing any more is shown by the list, with the word that is wrong.
        var query = from is { } instant && ArticleQuery.Read(search.Query) is QueryReading.Understood understood ? understood.Query.Since(instant).ToString() : search.Query;
        return RedirectToPage("/Articles/Index", new { q = query.Length == 0 ? null : query });
    }
}
