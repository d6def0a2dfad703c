using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Triage;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>Beside an article: what editors made of it, and for editors the ways to decide.</summary>
public sealed class TriageViewComponent(NewsTrackerDbContext db) : ViewComponent
{
    private const int MostEditors = 200;

    public async Task<IViewComponentResult> InvokeAsync(long articleId, bool mayDecide)
    {
        var cancellationToken = HttpContext.RequestAborted;
        var now = await db.Articles.Where(a => a.Id == articleId)
            .Select(a => new { a.TriageState, a.AssigneeId, Assignee = db.Users.Where(u => u.Id == a.AssigneeId).Select(u => u.DisplayName).FirstOrDefault() }).SingleAsync(cancellationToken);
        var last = await db.TriageActs.Where(t => t.ArticleId == articleId).OrderByDescending(t => t.Id)
            .Select(t => new LastAct(t.BatchId, t.ActorName, t.At, t.Reason)).FirstOrDefaultAsync(cancellationToken);
        var editors = mayDecide ? await db.Editors().Take(MostEditors).Select(u => new Editor(u.Id, u.DisplayName)).ToListAsync(cancellationToken) : [];
        return View("~/Pages/Triage/_Triage.cshtml", new OfArticle(articleId, now.TriageState, now.AssigneeId, now.Assignee, last, mayDecide, editors));
    }

    public sealed record OfArticle(long ArticleId, TriageState State, Guid? AssigneeId, string? Assignee, LastAct? Last, bool MayDecide, IReadOnlyList<Editor> Editors);

    public sealed record LastAct(Guid Batch, string By, DateTimeOffset At, string? Reason);

    public sealed record Editor(Guid Id, string Name);
}
