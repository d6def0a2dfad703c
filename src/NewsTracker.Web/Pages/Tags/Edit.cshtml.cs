using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Renames, describes, colours and moves a tag. Whoever saves over somebody's newer words is shown both, and merges.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class EditModel(NewsTrackerDbContext db, TagDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty]
    public TagInput Input { get; set; } = new();

    public TagNode Tag { get; private set; } = null!;

    public TagTree Tree { get; private set; } = null!;

    public TagOutcome.Conflict? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = TagInput.Of(Tag);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await desk.EditAsync(Tag.Id, Input.Version, Input.State, HttpContext.Actor(), cancellationToken))
        {
            case TagOutcome.Done:
                this.Notify("The change is saved.");
                return RedirectToPage("/Tags/Tag", new { slug = Tag.Slug, stay = Tag.IsLive ? (bool?)null : true });
            case TagOutcome.Conflict conflict:
                Theirs = conflict;
                ModelState.Remove("Input.Version");
                Input = Input with { Version = conflict.Current.Version };
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
            case TagOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                break;
            case TagOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }

        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Tree = await db.Tags.ReadTreeAsync(cancellationToken);
        Tag = Tree.FindBySlug(Slug)!;
        return Tag is not null;
    }
}
