using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Review;

/// <summary>Takes back that a suggestion was rejected or called unclear: it waits in the queue again.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class ReopenModel(SuggestionVerdicts verdicts, ReviewQueue queue) : PageModel
{
    [BindProperty]
    public long Suggestion { get; set; }

    [BindProperty]
    public SuggestionFate Seen { get; set; }

    /// <summary>Whether it was decided on a moment ago, on the way through the queue: then the way goes back to it.</summary>
    [BindProperty]
    public bool IsInReview { get; set; }

    /// <summary>The country whose items are reviewed, where it is one.</summary>
    [BindProperty]
    public CountryCode? Country { get; set; }

    public IActionResult OnGet() => Redirect("/review");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var outcome = await verdicts.DecideAsync(Suggestion, Seen, SuggestionFate.Open, reason: null, HttpContext.Actor(), cancellationToken);
        switch (outcome)
        {
            case SuggestionOutcome.Decided:
                this.Notify("Reopened: the suggestion waits for review again.");
                break;
            case SuggestionOutcome.Refused refused:
                this.NotifyRefused(refused.Sentence);
                break;
            case SuggestionOutcome.Outdated or SuggestionOutcome.NotFound:
                this.NotifyRefused("Somebody decided on it meanwhile.");
                break;
            default:
                throw new UnreachableException();
        }

        return Redirect(IsInReview && outcome is SuggestionOutcome.Decided && await queue.TakeSuggestionAsync(Suggestion, HttpContext.Actor().Id!.Value, cancellationToken) is { } item
            ? new ReviewStop { Item = item, Country = Country }.Address
            : "/review");
    }
}
