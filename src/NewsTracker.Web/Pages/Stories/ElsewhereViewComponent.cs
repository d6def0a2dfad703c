using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Data;

namespace NewsTracker.Web.Pages.Stories;

/// <summary>Beside an article: who else carries its report, the earliest seen first, and the agency that it credits.</summary>
public sealed class ElsewhereViewComponent(NewsTrackerDbContext db) : ViewComponent
{
    private const int MostShown = 12;

    public async Task<IViewComponentResult> InvokeAsync(long articleId)
    {
        var cancellationToken = HttpContext.RequestAborted;
        var here = (await db.StoryMembers.Where(m => m.ArticleId == articleId).ShownAsync(cancellationToken)).SingleOrDefault();
        if (here?.StoryId is not { } storyId)
            return View("~/Pages/Articles/_Story.cshtml", new Elsewhere(articleId, null, here?.Wire, [], 0));

        var members = await db.EarliestAsync(storyId, MostShown + 1, cancellationToken);
        var others = members.Where(member => member.Id != articleId).Take(MostShown).Select(member => new Other(member, here.CompareTo(member))).ToList();
        var total = await db.StoryMembers.CountAsync(m => m.StoryId == storyId, cancellationToken);
        return View("~/Pages/Articles/_Story.cshtml", new Elsewhere(articleId, storyId, here.Wire, others, Math.Max(0, total - 1 - others.Count)));
    }

    /// <param name="NotShown">Members of the story beyond those shown.</param>
    public sealed record Elsewhere(long ArticleId, long? StoryId, string? Wire, IReadOnlyList<Other> Others, int NotShown);

    public sealed record Other(MemberView Member, StoryComparison Comparison);
}
