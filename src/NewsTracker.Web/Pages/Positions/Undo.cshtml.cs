using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>Takes the last step of several positions back, all or none.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class UndoModel(PositionVerdicts verdicts) : PageModel
{
    /// <summary>The page of the list, as it was filtered, on which they were ticked.</summary>
    [BindProperty(Name = "from")]
    public string? From { get; set; }

    public string BackAddress => Url.Local(From) ?? "/positions";

    public IActionResult OnGet() => RedirectToPage("/Positions/Index");

    /// <param name="position">Each as the position's id and the last act that was seen on it: <c>12:0197…</c>.</param>
    public async Task<IActionResult> OnPostAsync(List<string?> position, CancellationToken cancellationToken)
    {
        var steps = position.Select(Read).ToList();
        if (steps.Count == 0 || steps.Contains(null))
        {
            return Again("Tick the positions first.");
        }

        switch (await verdicts.UndoManyAsync([.. steps.Select(step => step!.Value)], HttpContext.Actor(), cancellationToken))
        {
            case ActOutcome.Done when this.AsksForPart():
                return PartAnswer.Done;
            case ActOutcome.Done:
                this.Notify($"The last step of {steps.Count} position{(steps.Count == 1 ? " is" : "s is")} undone.");
                return LocalRedirect("~" + BackAddress);
            case ActOutcome.Refused refused:
                return Again(refused.Sentence + " Nothing was undone.");
            case ActOutcome.Outdated outdated:
                return Again(PositionWords.Of(outdated.Meanwhile) + " Nothing was undone.");
            case ActOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private static (long Id, Guid Seen)? Read(string? text) =>
        text?.Split(':') is [var id, var seen] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParse(seen, out var act) ? (number, act) : null;

    private IActionResult Again(string problem)
    {
        if (this.AsksForPart())
        {
            return PartAnswer.Refused(problem);
        }

        ModelState.AddModelError("", problem);
        return Page();
    }
}
