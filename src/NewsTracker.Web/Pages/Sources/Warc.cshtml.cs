using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Scraping.Snapshots;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Articles;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Hands out all snapshots of a source as one web archive.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class WarcModel(NewsTrackerDbContext db, WarcExport warc) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public string SourceName { get; private set; } = "";

    public int Articles { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Response.StartWarc($"source-{Id}.warc.gz");
        await warc.WriteSourceAsync(Id, Response.Body, HttpContext.Actor(), cancellationToken);
        return new EmptyResult();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await db.Sources.Where(s => s.Id == Id).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken) is not { } name)
        {
            return false;
        }

        SourceName = name;
        Articles = await db.Articles.OfSource(Id).CountAsync(cancellationToken);
        return true;
    }
}
