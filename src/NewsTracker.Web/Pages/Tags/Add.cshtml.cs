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

/// <summary>Adds a tag to the tree.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class AddModel(NewsTrackerDbContext db, TagDesk desk) : PageModel
{
    [BindProperty]
    public TagInput Input { get; set; } = new();

    public TagTree Tree { get; private set; } = null!;

    public async Task OnGetAsync(string? name, long? parent, CancellationToken cancellationToken)
    {
        Tree = await db.Tags.ReadTreeAsync(cancellationToken);
        Input = new TagInput { Name = name, ParentId = parent, Colour = parent is { } id && Tree.Find(id) is { } above ? above.Colour : TagColour.Grey };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            switch (await desk.CreateAsync(Input.State, HttpContext.Actor(), cancellationToken))
            {
                case TagOutcome.Done done:
                    this.Notify($"The tag “{done.Tag.Name}” is there.");
                    return RedirectToPage("/Tags/Tag", new { slug = done.Tag.Slug });
                case TagOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        Tree = await db.Tags.ReadTreeAsync(cancellationToken);
        return Page();
    }
}
