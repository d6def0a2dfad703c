using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Jobs;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>One act on many articles: how far it is, and the ways to cancel it or to take it back.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class TaggingModel(NewsTrackerDbContext db, TaggingJobs jobs, JobDesk jobDesk) : PageModel
{
    private const int MostJobs = 10;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The list in which the articles were chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>The way back to that list, or to the articles that were meant; null where neither is known.</summary>
    public string? BackAddress => Url.Local(From) ?? (Shown.Query is { } query ? Url.Page("/Articles/Index", new { q = query }) : null);

    public Tagging Shown { get; private set; } = null!;

    public TagNode Tag { get; private set; } = null!;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<JobView> Jobs { get; private set; } = [];

    public bool IsBusy => Jobs.Any(job => job.IsUnfinished);

    public bool CanBeCancelled => Jobs.Any(job => job.CanBeCancelled);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Taggings.AsNoTracking().FirstOrDefaultAsync(t => t.Id == Id, cancellationToken) is not { } tagging)
        {
            return NotFound();
        }

        Shown = tagging;
        Tag = (await db.Tags.ReadTreeAsync(cancellationToken)).Find(tagging.TagId)!;
        Jobs = await jobs.JobsOf(Id).OrderBy(j => j.Id).Take(MostJobs).Select(JobView.FromJob).ToListAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        Done(JobWords.Cancelled(await jobDesk.CancelAllAsync(jobs.JobsOf(Id), HttpContext.Actor(), cancellationToken)));

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        if (!await db.Taggings.AnyAsync(t => t.Id == Id, cancellationToken))
        {
            return NotFound();
        }

        return Done(JobWords.Of(await jobs.UndoAsync(Id, HttpContext.Actor(), cancellationToken)));
    }

    private RedirectToPageResult Done(string notice)
    {
        this.Notify(notice);
        return RedirectToPage(new { id = Id, from = From });
    }
}
