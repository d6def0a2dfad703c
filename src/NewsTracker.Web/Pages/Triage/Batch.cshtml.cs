using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>What one go of triage changed, and the way to undo it.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class BatchModel(NewsTrackerDbContext db, TriageDesk desk) : PageModel
{
    private const int Shown = 50;

    [BindProperty(SupportsGet = true, Name = "batch")]
    public Guid Batch { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public int Count { get; private set; }

    public Act First { get; private set; } = null!;

    public bool IsUndone { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string BackAddress => From is { Length: > 0 } && Url.IsLocalUrl(From) && From[0] == '/' ? From : "/articles";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var acts = db.TriageActs.Where(a => a.BatchId == Batch);
        var first = await acts.OrderBy(a => a.Id).Select(a => new Act(a.State, a.PreviousState, a.Reason, a.ActorName, a.At, a.UndoesBatchId)).FirstOrDefaultAsync(cancellationToken);
        if (first is null)
        {
            return NotFound();
        }

        First = first;
        Count = await acts.CountAsync(cancellationToken);
        Rows = await acts.OrderBy(a => a.Id).Take(Shown)
            .Select(a => new Row(a.ArticleId, db.Articles.Where(article => article.Id == a.ArticleId).Select(article => article.Headline).First(), a.PreviousState, a.State)).ToListAsync(cancellationToken);
        IsUndone = await acts.AllAsync(a => db.TriageActs.Any(later => later.ArticleId == a.ArticleId && later.Id > a.Id), cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await desk.UndoAsync(Batch, HttpContext.Actor(), cancellationToken))
        {
            case TriageOutcome.Done done:
                TempData["Notice"] = done.Kept == 0
                    ? $"Undone: {done.Changed:N0} {(done.Changed == 1 ? "article is" : "articles are")} as before."
                    : $"Undone for {done.Changed:N0}; {done.Kept:N0} {(done.Kept == 1 ? "was" : "were")} left as decided since.";
                return LocalRedirect("~" + BackAddress);
            case TriageOutcome.Refused refused:
                TempData["Notice"] = refused.Why;
                return LocalRedirect("~" + BackAddress);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public sealed record Act(TriageState State, TriageState PreviousState, string? Reason, string By, DateTimeOffset At, Guid? UndoesBatchId);

    public sealed record Row(long ArticleId, string Headline, TriageState Before, TriageState After);
}
