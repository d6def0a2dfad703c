using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>Decides on articles that were chosen elsewhere; asks why where a dismissal does not say so yet. What is asked of a whole search goes on to the page that shows it first.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class IndexModel(NewsTrackerDbContext db, TriageDesk desk) : DecisionPage(db)
{
    private const int ShownHeadlines = 20;

    [BindProperty(SupportsGet = true, Name = "article")]
    public long[] Articles { get; set; } = [];

    [BindProperty]
    public Selection Chosen { get; set; } = new();

    public IReadOnlyList<string> Headlines { get; private set; } = [];

    /// <summary>Positions of the one article that is chosen, which stand or wait: they stay whatever becomes of it.</summary>
    public int Positions { get; private set; }

    public string PositionsInWords => $"{Counting.Of(Positions, "position")} {(Positions == 1 ? "rests" : "rest")} on this article";

    public override string BackAddress => Local ?? (Articles.Length == 1 ? $"/articles/{Articles[0]}" : "/articles");

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen.Elsewhere(this) is { } elsewhere)
        {
            return elsewhere;
        }

        if (ModelState.IsValid && LacksAnswer && Articles.Length > 0)
        {
            await ShowAsync(cancellationToken);
            return Page();
        }

        if (ReadChange() is { } change)
        {
            switch (await desk.DecideAsync(Articles.Distinct().ToList(), change, HttpContext.Actor(), cancellationToken))
            {
                case TriageOutcome.Done { Changed: 0, Coded: 0 }:
                    this.Notify("It was so already; nothing changed.");
                    return Back();
                case TriageOutcome.Done { Changed: 0 } none:
                    this.NotifyRefused($"Nothing changed: {TriageWords.Coded(none.Coded)}");
                    return Back();
                case TriageOutcome.Done single when Articles.Length == 1:
                    this.Notify(To is null ? "The article is given over." : $"The article is {TriageWords.Done(To)}.", Url.Page("/Triage/Batch", new { batch = single.Batch, from = Local }));
                    return Back();
                case TriageOutcome.Done done:
                    if (done.Coded > 0)
                        this.Notify($"{TriageWords.Coded(done.Coded)} To change one of them, decide on it by itself.");
                    return RedirectToPage("/Triage/Batch", new { batch = done.Batch, from = Local });
                case TriageOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var chosen = Articles.Distinct().Take(TriageDesk.MostArticles).ToArray();
        Headlines = await Db.Articles.Where(a => chosen.Contains(a.Id)).OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id).Take(ShownHeadlines).Select(a => a.Headline).ToListAsync(cancellationToken);
        Positions = chosen is [var only] ? await Db.Positions.Where(p => p.ArticleId == only).AsTheyAre().CountAsync(row => row.State == PositionState.Submitted || row.State == PositionState.Accepted, cancellationToken) : 0;
        await ReadEditorsAsync(cancellationToken);
    }
}
