using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>The sources that were removed, the latest first.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class RemovedModel(NewsTrackerDbContext db) : PageModel
{
    private const int MostShown = 500;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await db.Sources.Removed().OrderByDescending(s => s.RemovedAt).ThenByDescending(s => s.Id).Take(MostShown)
            .Select(s => new Row(s.Id, s.Name, s.HomeUrl, s.RemovedAt!.Value)).ToListAsync(cancellationToken);

    public sealed record Row(long Id, string Name, string HomeUrl, DateTimeOffset RemovedAt);
}
