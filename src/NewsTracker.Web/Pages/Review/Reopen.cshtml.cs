using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Review;

/// <summary>Takes back that a suggestion was rejected or called unclear: it waits in the queue again.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class ReopenModel(SuggestionVerdicts verdicts) : PageModel
{
    [BindProperty]
    public long Suggestion { get; set; }

    [BindProperty]
    public SuggestionFate Seen { get; set; }

    public IActionResult OnGet() => Redirect("/review");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        this.Notify(await verdicts.DecideAsync(Suggestion, Seen, SuggestionFate.Open, reason: null, HttpContext.Actor(), cancellationToken) switch
        {
            SuggestionOutcome.Decided => "Reopened: the suggestion waits for review again.",
            SuggestionOutcome.Refused refused => refused.Sentence,
            SuggestionOutcome.Outdated or SuggestionOutcome.NotFound => "Somebody decided on it meanwhile.",
            _ => throw new UnreachableException(),
        });
        return Redirect("/review");
    }
}
