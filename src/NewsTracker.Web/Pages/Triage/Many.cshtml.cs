using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Core.Triage;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Triage;
using NewsTracker.Scraping.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Shared;
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

    /// <summary>No search narrows what is meant.</summary>
    public bool IsWhole => string.IsNullOrWhiteSpace(Query);

    [BindProperty(Name = Sureness.Field)]
    public bool IsSure { get; set; }

    /// <summary>The newest article when they were shown, which they are anew after a refusal: what comes in while somebody decides is not meant.</summary>
    [BindProperty(Name = "through")]
    public long? Through { get; set; }

    /// <summary>What is asked once more; null for few articles.</summary>
    public Sureness? Sureness => Found is { Total: > 0 } found && Sureness.IsAsked(found.Total, IsWhole) ? new(Count, IsWhole, IsSure) : null;

    /// <summary>How many articles: "3,028 articles".</summary>
    public string Count => Found is null ? "" : ResultWords.Count(Found.Total, Found.IsAbout) + (Found.Total == 1 ? " article" : " articles");

    /// <summary>What is known of them in triage: "2,989 new, 39 kept".</summary>
    public string States => Found is null || !Found.Values.TryGetValue(QueryField.State, out var states) ? "" : string.Join(", ", states.Select(state => $"{ResultWords.Count(state.Count, Found.AreAbout && state.Count != Found.Total)} {state.Value}"));

    /// <summary>Some of them are coded, and stay so whatever is decided on the others.</summary>
    public bool LeavesCoded => new TriageChange(To).LeavesCoded && Found is not null && Found.Values.TryGetValue(QueryField.State, out var states) && states.Any(state => state.Value == QueryTerms.States[(int)TriageState.Coded] && state.Count > 0);

    public override string BackAddress => Local ?? Url.Page("/Articles/Index", new { q = Query })!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var through = Through;
        await ShowAsync(cancellationToken);
        if (Sureness is { IsSure: false } sureness)
        {
            ModelState.AddModelError(Sureness.Field, sureness.Problem);
        }

        if (ReadChange() is { } change)
        {
            switch (await jobs.StartAsync(Query, change, through ?? Through, HttpContext.Actor(), cancellationToken))
            {
                case TriageOutcome.Begun begun:
                    return RedirectToPage("/Triage/Batch", new { batch = begun.Batch, from = Local });
                case TriageOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

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
            case SearchPreparation.Ready ready:
                Through = await queries.NewestAsync(cancellationToken);
                Query = ready.Query.Root is null ? null : ready.Query.ToString();
                Found = await counting.CountAsync(ready.Condition, cancellationToken);
                var ids = (await search.OlderAsync(ready.Condition, null, ShownHeadlines, cancellationToken)).Select(place => place.Id).ToArray();
                Headlines = await Db.Articles.Where(a => ids.Contains(a.Id)).OrderByDescending(a => a.DatedAt).ThenByDescending(a => a.Id).Select(a => a.Headline).ToListAsync(cancellationToken);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
