using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Stories;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>Asks before a split or a merge is taken back.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class UndoModel(NewsTrackerDbContext db, StoryEditing stories) : PageModel
{
    private const int MostShown = 100;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public StoryRuling Ruling { get; private set; } = null!;

    /// <summary>It can no longer be taken back.</summary>
    public bool IsMovedSince { get; private set; }

    public IReadOnlyList<MemberView> Moved { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.StoryRulings.AsNoTracking().FirstOrDefaultAsync(r => r.Id == Id, cancellationToken) is not { } ruling)
            return NotFound();
        Ruling = ruling;
        IsMovedSince = ruling.UndoneAt is null && await stories.IsMovedSinceAsync(ruling, cancellationToken);

        var returning = await new StoryReturns(db).FindAsync(ruling, cancellationToken);
        Moved = await db.StoryMembers.Where(m => returning.Contains(m.ArticleId)).OrderBy(m => m.ArticleId).Take(MostShown).ShownAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await stories.UndoAsync(Id, HttpContext.Actor(), cancellationToken))
        {
            case StoryOutcome.Done done:
                this.Notify(done.Ruling.Kind is StoryRulingKind.Split ? "The split is undone." : "The merge is undone.");
                return RedirectToPage("/Stories/Story", new { id = done.StoryId });
            case StoryOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return await OnGetAsync(cancellationToken);
            case StoryOutcome.Gone:
                // Taken back in the meantime, the page says so; it answers 404 where there is no such ruling.
                return await OnGetAsync(cancellationToken);
            default:
                throw new UnreachableException();
        }
    }
}
