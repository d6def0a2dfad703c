using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Queries;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>Saves a query under a name; its form comes filled in from the list of articles.</summary>
[Authorize(Policy = Policy.Reader)]
public sealed class AddModel(SavedSearchDesk desk, SubscriptionDesk subscriptions, SearchLooks looks) : PageModel
{
    [BindProperty]
    public SearchInput Input { get; set; } = new();

    [BindProperty]
    public bool WantsNotices { get; set; }

    public QueryProblem? Problem { get; private set; }

    public void OnGet([FromQuery(Name = "q")] string? query) => Input = new SearchInput
    {
        Query = query,
        Name = ArticleQuery.Read(query) is QueryReading.Understood understood ? SavedSearch.NameOf(understood.Query) : null,
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var reader = HttpContext.SearchReader();
            switch (await desk.SaveAsync(Input.ToInput(), reader, cancellationToken))
            {
                case SavedSearchOutcome.Done done:
                    // Who saves what they found has just looked at it.
                    await looks.LookAsync(done.Search.Id, reader.Id, cancellationToken);
                    if (WantsNotices)
                    {
                        await subscriptions.WantNoticesAsync(done.Search.Id, wants: true, reader, cancellationToken);
                    }

                    this.Notify($"“{done.Search.Name}” is saved.");
                    return RedirectToPage("/SavedSearches/Index");
                case SavedSearchOutcome.BadQuery bad:
                    Problem = bad.Problem;
                    ModelState.AddModelError(nameof(Problem), bad.Problem.Sentence);
                    break;
                case SavedSearchOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return Page();
    }
}
