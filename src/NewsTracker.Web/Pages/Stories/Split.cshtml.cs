using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Data;
using NewsTracker.Data.Stories;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>Asks before articles are split off from a story.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class SplitModel(NewsTrackerDbContext db, StoryEditing stories) : PageModel
{
    private const int MostShown = 100;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "article")]
    public long[] ArticleIds { get; set; } = [];

    public IReadOnlyList<MemberView> Leaving { get; private set; } = [];

    public IReadOnlyList<MemberView> Staying { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var members = await db.EarliestAsync(Id, MostShown, cancellationToken);
        if (members.Count == 0)
            return NotFound();
        (Leaving, Staying) = ([.. members.Where(member => ArticleIds.Contains(member.Id))], [.. members.Where(member => !ArticleIds.Contains(member.Id))]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await stories.SplitAsync(Id, ArticleIds, HttpContext.Actor(), cancellationToken))
        {
            case StoryEdit.Done done:
                TempData["Notice"] = "Split off. The machine will not join these reports again.";
                return RedirectToPage("/Stories/Story", new { id = done.StoryId });
            case StoryEdit.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return await OnGetAsync(cancellationToken);
            default:
                return NotFound();
        }
    }
}
