using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles.Citing;
using NewsTracker.Data;
using NewsTracker.Web.Pages.Articles.Exporting;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>References to one article, to be copied.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class CiteModel(NewsTrackerDbContext db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public Citation Citation { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Id, string Text)> Forms =>
        [("APA", "apa", Citation.ToApa()), ("Chicago", "chicago", Citation.ToChicago()), ("BibTeX", "bibtex", Citation.ToBibTeX()), ("RIS", "ris", Citation.ToRis()), ("CSL-JSON", "csl-json", Citation.ToCslJson())];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var row = await db.Articles.Where(a => a.Id == Id).Select(ExportRow.OfArticle).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return NotFound();
        }

        Citation = row.Citation;
        return Page();
    }
}
