using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>Decides on all that match a search: says first how many they are and which are the newest.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class ManyModel(NewsTrackerDbContext db, ArticleQueryPreparation queries, ArticleSearch search, SearchCounting counting, TriageJobs jobs) : DecisionPage(db)
{
    private const int ShownHeadlines = 10;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Absent where the search cannot be asked.</summary>
    public SearchFacets? Found { get; private set; }

    public IReadOnlyList<string> Headlines { get; private set; } = [];

    public override string BackAddress => Local ?? Url.Page("/Articles/Index", new { q = Query })!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ReadChange() is { } change)
        {
            switch (await jobs.StartAsync(Query, change, HttpContext.Actor(), cancellationToken))
            {
                case TriageOutcome.Begun begun:
                    return RedirectToPage("/Triage/Batch", new { batch = begun.Batch, from = Local });
                case TriageOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
            }
        }

        await ShowAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        await ReadEditorsAsync(cancellationToken);
        switch (await queries.PrepareAsync(Query, HttpContext.Actor().Id, cancellationToken))
        {
            case SearchPreparation.Refused refused:
                ModelState.AddModelError("", refused.Problem.Sentence);
                break;
            case SearchPreparation.Ready { Query.Root: not null } ready:
                Query = ready.Query.ToString();
                Found = await counting.CountAsync(ready.Condition, cancellationToken);
                var ids = (await search.OlderAsync(ready.Condition, null, ShownHeadlines, cancellationToken)).Select(place => place.Id).ToArray();
                Headlines = await Db.Articles.Where(a => ids.Contains(a.Id)).OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id).Select(a => a.Headline).ToListAsync(cancellationToken);
                break;
        }
    }
}
