using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Tags;

/// <summary>Takes a deprecated tag up again; there is nothing to look at.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class RestoreModel(NewsTrackerDbContext db, TagDesk desk) : PageModel
{
    public IActionResult OnGet(string slug) => RedirectToPage("/Tags/Tag", new { slug, stay = true });

    public async Task<IActionResult> OnPostAsync(string slug, int version, CancellationToken cancellationToken)
    {
        if ((await db.Tags.ReadTreeAsync(cancellationToken)).FindBySlug(slug) is not { } tag)
        {
            return NotFound();
        }

        return await desk.RestoreAsync(tag.Id, version, HttpContext.Actor(), cancellationToken) switch
        {
            TagOutcome.Done => ToTag("The tag can be chosen again."),
            TagOutcome.Refused refused => ToTag(refused.Why),
            TagOutcome.Conflict => ToTag("Somebody changed this tag in the meantime: look at it again."),
            TagOutcome.NotFound => NotFound(),
            _ => throw new UnreachableException(),
        };

        RedirectToPageResult ToTag(string notice)
        {
            this.Notify(notice);
            return RedirectToPage("/Tags/Tag", new { slug, stay = true });
        }
    }
}
