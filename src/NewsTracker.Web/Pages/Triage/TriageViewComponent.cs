using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Triage;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>Beside an article: what editors made of it, and for editors the ways to decide.</summary>
public sealed class TriageViewComponent(NewsTrackerDbContext db) : ViewComponent
{
    private const string Part = "~/Pages/Triage/_Triage.cshtml";
    private const int MostActs = 20;

    /// <summary>Visitors are told the state alone: who decided, why, and whose work it is are personal.</summary>
    public async Task<IViewComponentResult> InvokeAsync(long articleId, bool mayDecide)
    {
        var cancellationToken = HttpContext.RequestAborted;
        if (!PersonNames.MayBeTold(UserClaimsPrincipal))
        {
            return View(Part, new OfArticle(articleId, await db.Articles.Where(a => a.Id == articleId).Select(a => a.TriageState).SingleAsync(cancellationToken), null, null, null, [], MayDecide: false, []));
        }

        var now = await db.Articles.Where(a => a.Id == articleId)
            .Select(a => new { a.TriageState, a.AssigneeId, Assignee = db.Users.Where(u => u.Id == a.AssigneeId).Select(u => u.DisplayName).FirstOrDefault() }).SingleAsync(cancellationToken);
        var acts = await db.TriageActs.AsNoTracking().Where(t => t.ArticleId == articleId).OrderByDescending(t => t.Id).ToListAsync(cancellationToken);
        var decided = TriageHistory.FindDeciding(acts) is { } deciding ? Act.Of(deciding) : null;
        var editors = mayDecide ? await db.EditorsToChoose(now.AssigneeId).Select(u => new Editor(u.Id, u.DisplayName)).ToListAsync(cancellationToken) : [];
        return View(Part, new OfArticle(articleId, now.TriageState, now.AssigneeId, now.Assignee, decided, [.. acts.Take(MostActs).Select(Act.Of)], mayDecide, editors));
    }

    /// <param name="Decided">The act that made the state what it is.</param>
    /// <param name="History">Newest first.</param>
    public sealed record OfArticle(long ArticleId, TriageState State, Guid? AssigneeId, string? Assignee, Act? Decided, IReadOnlyList<Act> History, bool MayDecide, IReadOnlyList<Editor> Editors)
    {
        /// <summary>The newest act, where it gave the article over and decided nothing.</summary>
        public Act? GivenSince => History is [{ IsHandedOver: true } newest, ..] && newest.Before == newest.After ? newest : null;
    }

    public sealed record Act(Guid Batch, string By, DateTimeOffset At, TriageState Before, TriageState After, bool IsHandedOver, bool IsUndoing, string? Reason)
    {
        public static Act Of(TriageAct act) => new(act.BatchId, act.ActorName, act.At, act.PreviousState, act.State, act.PreviousAssigneeId != act.AssigneeId, act.UndoesBatchId is not null, act.Reason);
    }

    public sealed record Editor(Guid Id, string Name);
}
