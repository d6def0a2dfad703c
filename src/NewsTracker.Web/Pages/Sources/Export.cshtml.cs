using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>All sources as an OPML file; as several, offered on a page, where an import takes no list so large at once.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class ExportModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(int Sources, int Feeds)> Parts { get; private set; } = [];

    /// <param name="part">Which file is asked for, from 1 on.</param>
    public async Task<IActionResult> OnGetAsync([FromQuery] int? part, CancellationToken cancellationToken)
    {
        var parts = OpmlParts.Of(await SourceExport.MakeAsync(db, cancellationToken));
        if (part is null && parts.Count > 1)
        {
            Parts = [.. parts.Select(list => (list.Sources.Count, list.Sources.Sum(source => source.Feeds.Count)))];
            return Page();
        }

        if (part < 1 || part > parts.Count)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var ending = parts.Count == 1 ? "" : $"-{part}-of-{parts.Count}";
        return File(OpmlWriter.Write(parts[(part ?? 1) - 1], now), "text/x-opml; charset=utf-8", $"newstracker-sources-{now:yyyy-MM-dd}{ending}.opml");
    }
}
