using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>"Why has nothing arrived from this source?", answered in sentences.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class WhyModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public string SourceName { get; private set; } = "";

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, cancellationToken) is not { } source)
        {
            return NotFound();
        }

        SourceName = source.Name;
        Findings = await new SourceFindings(db, clock).OfAsync(source, cancellationToken);
        return Page();
    }
}
