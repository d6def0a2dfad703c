using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Asks before a change to the tree is taken back.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class UndoModel(NewsTrackerDbContext db, TagDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public TagChange Change { get; private set; } = null!;

    public TagTree Tree { get; private set; } = null!;

    /// <summary>The tag that the change was about.</summary>
    public TagNode? Tag => Tree.Find(Change.Versions[0].TagId);

    /// <summary>Why it cannot be taken back as things are, and what to do first; null where it can.</summary>
    public string? Obstacle { get; private set; }

    public string Slug => Tag?.Slug ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        switch (await desk.UndoAsync(Id, HttpContext.Actor(), cancellationToken))
        {
            case TagOutcome.Done:
                this.Notify("The change is undone.");
                return RedirectToPage("/Tags/Tag", new { slug = Slug, stay = true });
            case TagOutcome.Refused refused:
                Obstacle = refused.Why;
                return Page();
            case TagOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var change = await db.TagChanges.AsNoTracking().Include(c => c.Versions.OrderBy(v => v.TagId)).FirstOrDefaultAsync(c => c.Id == Id, cancellationToken);
        if (change is null || change.Versions.Count == 0)
        {
            return false;
        }

        (Change, Tree) = (change, await db.Tags.ReadTreeAsync(cancellationToken));
        Obstacle = (TagPlan.Undo(Tree, change.Versions) as TagPlan.Refused)?.Why;
        return true;
    }
}
