using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data;
using NewsTracker.Web.Pages.Sources.Exchange;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>All sources as an OPML file.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class ExportModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var list = OpmlWriter.Write(await SourceExport.MakeAsync(db, cancellationToken), now);
        return File(list, "text/x-opml; charset=utf-8", $"newstracker-sources-{now:yyyy-MM-dd}.opml");
    }
}
