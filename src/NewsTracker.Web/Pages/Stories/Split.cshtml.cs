using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Stories;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
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

    public IReadOnlyList<MemberHeadline> Leaving { get; private set; } = [];

    public IReadOnlyList<MemberHeadline> Staying { get; private set; } = [];

    /// <summary>Members that stay, beyond those shown.</summary>
    public int StayingUnseen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var count = await db.StoryMembers.CountAsync(m => m.StoryId == Id, cancellationToken);
        if (count == 0)
            return NotFound();
        var members = db.StoryMembers.AsNoTracking().EarliestFirst(Id);
        Leaving = await members.Where(m => ArticleIds.Contains(m.ArticleId)).Take(MostShown).HeadlinesAsync(cancellationToken);
        Staying = await members.Where(m => !ArticleIds.Contains(m.ArticleId)).Take(MostShown).HeadlinesAsync(cancellationToken);
        StayingUnseen = count - Leaving.Count - Staying.Count;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await stories.SplitAsync(Id, ArticleIds, HttpContext.Actor(), cancellationToken))
        {
            case StoryOutcome.Done done:
                this.Notify("Split off. The machine will not join these reports again.");
                return RedirectToPage("/Stories/Story", new { id = done.StoryId });
            case StoryOutcome.Refused refused:
                ModelState.AddModelError("", refused.Why);
                return await OnGetAsync(cancellationToken);
            case StoryOutcome.Gone:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }
}
