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

/// <summary>Decides on articles that were chosen elsewhere; asks why where a dismissal does not say so yet.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class IndexModel(NewsTrackerDbContext db, TriageDesk desk) : PageModel
{
    private const int ShownHeadlines = 20;
    private const string Nobody = "nobody";

    [BindProperty(SupportsGet = true, Name = "article")]
    public long[] Articles { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "to")]
    public TriageState? To { get; set; }

    [PlainText]
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>An editor's id, or "nobody".</summary>
    [BindProperty(Name = "assignee")]
    public string? Assignee { get; set; }

    /// <summary>Where the list was, to go back to it.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public IReadOnlyList<string> Headlines { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && To is TriageState.Dismissed && Reason is null && Articles.Length > 0)
        {
            await ShowAsync(cancellationToken);
            return Page();
        }

        if (ReadAssignment() is not (var assignment, true))
        {
            ModelState.AddModelError(nameof(Assignee), "Choose an editor from the list.");
        }
        else if (ModelState.IsValid)
        {
            switch (await desk.DecideAsync(Articles.Distinct().ToList(), new TriageChange(To, Blank(Reason), assignment), HttpContext.Actor(), cancellationToken))
            {
                case TriageOutcome.Done { Changed: 0 }:
                    TempData["Notice"] = "It was so already; nothing changed.";
                    return Back();
                case TriageOutcome.Done done when Articles.Length == 1:
                    TempData["Notice"] = To is null ? "The article is given over." : $"The article is {TriageWords.Done(To)}.";
                    return Back();
                case TriageOutcome.Done done:
                    return RedirectToPage("/Triage/Batch", new { batch = done.Batch, from = Local(From) });
                case TriageOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
            }
        }

        await ShowAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public string BackAddress => Local(From) ?? (Articles.Length == 1 ? $"/articles/{Articles[0]}" : "/articles");

    private LocalRedirectResult Back() => LocalRedirect("~" + BackAddress);

    private (TriageAssignment? Assignment, bool IsRead) ReadAssignment() =>
        string.IsNullOrEmpty(Assignee) ? (null, true)
        : Assignee == Nobody ? (new TriageAssignment(null), true)
        : Guid.TryParse(Assignee, out var editor) ? (new TriageAssignment(editor), true)
        : (null, false);

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var chosen = Articles.Distinct().Take(TriageDesk.MostArticles).ToArray();
        Headlines = await db.Articles.Where(a => chosen.Contains(a.Id)).OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id).Take(ShownHeadlines).Select(a => a.Headline).ToListAsync(cancellationToken);
    }

    private string? Local(string? address) => address is { Length: > 0 } && Url.IsLocalUrl(address) && address[0] == '/' ? address : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
