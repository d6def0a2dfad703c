using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Reextraction;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Reextraction;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Jobs;

/// <summary>One job: what it was asked to do, how far it is, and what came of it.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class JobModel(NewsTrackerDbContext db, JobDesk jobDesk) : PageModel
{
    public const int MostItems = 200;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Of a back-fill, the addresses with this outcome.</summary>
    [BindProperty(SupportsGet = true, Name = "outcome")]
    public PollItemOutcome? Outcome { get; set; }

    /// <summary>Of a back-fill, the addresses after this one.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public long? After { get; set; }

    public JobView Job { get; private set; } = null!;

    /// <summary>Whether it proposes something that nobody has accepted or dropped yet.</summary>
    public bool IsUndecided { get; private set; }

    public IReadOnlyList<OutcomeCount> Counts { get; private set; } = [];

    public IReadOnlyList<ItemRow> Items { get; private set; } = [];

    public Pager Pager { get; private set; } = new("Pages of addresses", null, null, null) { NewestName = "From the first", OlderName = "Next" };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Jobs.Where(j => j.Id == Id).Select(JobView.FromJob).FirstOrDefaultAsync(cancellationToken) is not { } job)
        {
            return NotFound();
        }

        Job = job;
        if (job.Kind == BackFillParameters.Kind)
        {
            await ShowItemsAsync(cancellationToken);
        }

        IsUndecided = job.Kind == ReextractionParameters.Kind && await db.ReextractionResults.OfJob(Id).InState(ReextractionState.Proposed).AnyAsync(cancellationToken);

        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => Done(
        await jobDesk.CancelAsync(Id, HttpContext.Actor(), cancellationToken), "The job is being cancelled; what it did until then stays.", "There was nothing to cancel: the job had ended, or was cancelled already.");

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken) => Done(
        await jobDesk.RetryAsync(Id, HttpContext.Actor(), cancellationToken), "The job goes on from where it stopped.", "The job had not failed or been cancelled, so there is nothing to begin anew.");

    private RedirectToPageResult Done(bool changed, string done, string not)
    {
        if (changed)
            this.Notify(done);
        else
            this.NotifyRefused(not);
        return RedirectToPage(new { id = Id, outcome = (string?)null, after = (string?)null });
    }

    private async Task ShowItemsAsync(CancellationToken cancellationToken)
    {
        var items = db.Set<BackFillItem>().Where(i => i.JobId == Id);
        var counts = await items.GroupBy(i => i.Outcome).Select(g => new OutcomeCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        Counts = [.. counts.OrderBy(c => c.Outcome)];
        if (Outcome is { } outcome)
        {
            items = items.Where(i => i.Outcome == outcome);
        }

        if (After is { } after)
        {
            items = items.Where(i => i.Id > after);
        }

        var page = await items.OrderBy(i => i.Id).Select(i => new ItemRow(i.Id, i.Url, i.Day, i.Outcome, i.Reason, i.ArticleId, i.NextTryAt))
            .ReadPageAsync(MostItems, After is null, cancellationToken);
        Items = page.Rows;
        Pager = Pager.Onward(page, PageAfter(null), item => PageAfter(item.Id));
    }

    private string? PageAfter(long? after) => Url.Page("/Jobs/Job", new { id = Id, outcome = Outcome, after });

    public sealed record OutcomeCount(PollItemOutcome? Outcome, int Count);

    public sealed record ItemRow(long Id, string Url, DateOnly? Day, PollItemOutcome? Outcome, string? Reason, long? ArticleId, DateTimeOffset? NextTryAt);
}
