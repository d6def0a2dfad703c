using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Jobs;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>What one go of triage changed or is changing, and the way to undo it.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class BatchModel(NewsTrackerDbContext db, TriageDesk desk, TriageJobs jobs, JobDesk jobDesk) : PageModel
{
    private const int Shown = 50;
    private const int MostJobs = 10;

    [BindProperty(SupportsGet = true, Name = "batch")]
    public Guid Batch { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public int Count { get; private set; }

    /// <summary>Absent while nothing is changed yet.</summary>
    public Act? First { get; private set; }

    public bool IsUndone { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>What is done in the background, the oldest first; none where it was done at once.</summary>
    public IReadOnlyList<JobView> Jobs { get; private set; } = [];

    public bool IsBusy => Jobs.Any(job => job.IsUnfinished);

    public bool CanBeUndone => First is not null && !IsUndone && !IsBusy;

    public string BackAddress => Url.Local(From) ?? "/articles";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Jobs = await jobs.JobsOf(Batch).OrderBy(j => j.Id).Take(MostJobs).Select(JobView.FromJob).ToListAsync(cancellationToken);
        var acts = db.TriageActs.Where(a => a.BatchId == Batch);
        First = await acts.OrderBy(a => a.Id).Select(a => new Act(a.State, a.State == a.PreviousState && a.AssigneeId != a.PreviousAssigneeId, a.Reason, a.ActorName, a.At, a.UndoesBatchId, db.Users.Where(u => u.Id == a.AssigneeId).Select(u => u.DisplayName).FirstOrDefault())).FirstOrDefaultAsync(cancellationToken);
        if (First is null)
        {
            return Jobs.Count == 0 ? NotFound() : Page();
        }

        Count = await acts.CountAsync(cancellationToken);
        Rows = await acts.OrderBy(a => a.Id).Take(Shown)
            .Select(a => new Row(
                a.ArticleId,
                db.Articles.Where(article => article.Id == a.ArticleId).Select(article => article.Headline).First(),
                a.PreviousState,
                a.State,
                db.Users.Where(u => u.Id == a.PreviousAssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                db.Users.Where(u => u.Id == a.AssigneeId).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(cancellationToken);
        IsUndone = Jobs.Any(job => job.Kind == TriageUndoParameters.Kind && job.IsUnfinished) || !await db.AnyStandsAsync(Batch, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await jobs.JobsOf(Batch).AnyAsync(cancellationToken) || await db.TriageActs.Where(a => a.BatchId == Batch).CountUpToAsync(TriageDesk.MostArticles + 1, cancellationToken) > TriageDesk.MostArticles)
        {
            this.Notify(JobWords.Of(await jobs.UndoAsync(Batch, HttpContext.Actor(), cancellationToken)));
            return Again();
        }

        switch (await desk.UndoAsync(Batch, HttpContext.Actor(), cancellationToken))
        {
            case TriageOutcome.Done { Kept: 0 } done:
                this.Notify($"Undone: {done.Changed:N0} {(done.Changed == 1 ? "article is" : "articles are")} as before.{TriageUndoWords.LeftToNobody(done.LeftToNobody)}");
                break;
            case TriageOutcome.Done done:
                this.Notify($"Undone for {done.Changed:N0}; {done.Kept:N0} {(done.Kept == 1 ? "was" : "were")} left as decided since.{TriageUndoWords.LeftToNobody(done.LeftToNobody)}");
                break;
            case TriageOutcome.Refused refused:
                this.NotifyRefused(refused.Why);
                break;
            default:
                throw new UnreachableException();
        }

        return LocalRedirect("~" + BackAddress);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken)
    {
        this.Notify(JobWords.Cancelled(await jobDesk.CancelAllAsync(jobs.JobsOf(Batch), HttpContext.Actor(), cancellationToken)));
        return Again();
    }

    private RedirectToPageResult Again() => RedirectToPage(new { batch = Batch, from = From });

    /// <param name="IsHandingOver">What was done was to give them to somebody, or to nobody.</param>
    /// <param name="Assignee">Whose work the first article became or stayed.</param>
    public sealed record Act(TriageState State, bool IsHandingOver, string? Reason, string By, DateTimeOffset At, Guid? UndoesBatchId, string? Assignee);

    /// <param name="GivenBefore">Whose work it was; absent where it was nobody's.</param>
    public sealed record Row(long ArticleId, string Headline, TriageState Before, TriageState After, string? GivenBefore, string? GivenAfter);
}
