using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>Takes a step in a position's life and leads back to its page; or tells the reader's panel, which asks for the part alone, what came of it.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class ActModel(PositionVerdicts verdicts) : PageModel
{
    internal const string ProblemKey = "PositionProblem";
    internal const string ReasonKey = "PositionReason";
    internal const string ReplacedByKey = "PositionReplacedBy";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public PositionAct? Act { get; set; }

    /// <summary>The last act that the editor saw.</summary>
    [BindProperty]
    public Guid Seen { get; set; }

    [BindProperty]
    [PlainText]
    public string? Reason { get; set; }

    /// <summary>What of the reason goes into the next page's form: it travels in a cookie.</summary>
    private string? KeptReason => Reason?.CutTo(PositionReview.MaxReasonLength);

    public IActionResult OnGet() => Redirect($"/positions/{Id}{FoundIn.EndOf(Request)}");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Act is not { } act)
        {
            var problem = ModelState.Sentences().FirstOrDefault() ?? "Choose what to do.";
            if (this.AsksForPart())
            {
                return PartAnswer.Refused(problem);
            }

            TempData[ProblemKey] = problem;
            return Redirect($"/positions/{Id}{FoundIn.EndOf(Request)}");
        }

        switch (await verdicts.ActAsync(Id, act, Seen, Reason, HttpContext.Actor(), cancellationToken))
        {
            case ActOutcome.Done when this.AsksForPart():
                return PartAnswer.Done;
            case ActOutcome.Refused refused when this.AsksForPart():
                return PartAnswer.Refused(refused.Sentence);
            case ActOutcome.Outdated outdated when this.AsksForPart():
                return PartAnswer.Refused(PositionWords.Of(outdated.Meanwhile));
            case ActOutcome.Done done:
                this.Notify($"{(act is PositionAct.Undo ? "Undone: the" : "The")} position is {PositionWords.Of(done.State).ToLowerInvariant()}.");
                break;
            case ActOutcome.Refused refused:
                (TempData[ProblemKey], TempData[ReasonKey]) = (refused.Sentence, KeptReason);
                break;
            case ActOutcome.Outdated outdated:
                (TempData[ProblemKey], TempData[ReasonKey]) = (PositionWords.Of(outdated.Meanwhile) + " What you see below is as it is now.", KeptReason);
                TempData[ReplacedByKey] = outdated.Meanwhile.ReplacedById?.ToString(CultureInfo.InvariantCulture);
                break;
            case ActOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }

        return Redirect($"/positions/{Id}{FoundIn.EndOf(Request)}");
    }
}
