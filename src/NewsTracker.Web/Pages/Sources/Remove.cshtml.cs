using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Data;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Asks before a source is removed, removes it, and restores it.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class RemoveModel(NewsTrackerDbContext db, SourceRemoval removal, JobDesk jobDesk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public SourceView Source { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var source = await db.Sources.Where(s => s.Id == Id).Select(s => new SourceView(
            s.Name,
            s.RemovedAt,
            s.Feeds.Count,
            db.Articles.Where(a => a.SourceId == s.Id).OrderBy(_ => 0).Take(Counting.MostCounted + 1).Count())).FirstOrDefaultAsync(cancellationToken);
        if (source is null)
        {
            return NotFound();
        }

        Source = source;
        return source.RemovedAt is null ? Page() : RedirectToPage("/Sources/Source", new { id = Id });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await removal.RemoveAsync(Id, HttpContext.Actor(), cancellationToken))
        {
            return NotFound();
        }

        // What works on the articles that are here goes on.
        await jobDesk.CancelAllAsync(db.Jobs.About(nameof(Source), Id.ToString(CultureInfo.InvariantCulture)).OfKind(BackFillParameters.Kind), HttpContext.Actor(), cancellationToken);
        this.Notify("The source is removed. Its articles are here as before.");
        return RedirectToPage("/Sources/Source", new { id = Id });
    }

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken)
    {
        if (!await removal.RestoreAsync(Id, HttpContext.Actor(), cancellationToken))
        {
            return NotFound();
        }

        this.Notify("The source is restored. The feeds that were polled before are polled again.");
        return RedirectToPage("/Sources/Source", new { id = Id });
    }

    public sealed record SourceView(string Name, DateTimeOffset? RemovedAt, int Feeds, int Articles)
    {
        public string FeedsInWords => Feeds switch { 0 => "It has no feed.", 1 => "Its feed will be polled no more.", _ => $"Its {Feeds} feeds will be polled no more." };

        public string ArticlesInWords => Articles switch
        {
            0 => "No article came from it.",
            1 => "Its one article stays",
            > Counting.MostCounted => $"Its articles, {Counting.UpTo(Articles)}, stay",
            _ => $"Its {Counting.UpTo(Articles)} articles stay",
        };
    }
}
