using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Review;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>Corrects a position by recording another in its place. Where somebody was faster, both versions are shown, and what is saved corrects theirs.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class CorrectModel(NewsTrackerDbContext db, CountryNames names, PositionDesk desk, CountryReading reading, ReviewWay way) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Guid Seen { get; set; }

    [BindProperty]
    [PlainText]
    public string? Reason { get; set; }

    [BindProperty]
    public CodingInput Input { get; set; } = new();

    /// <summary>Where in the queue of reviews the form was opened, if it was there.</summary>
    [BindProperty(SupportsGet = true)]
    public ReviewStop Review { get; set; } = new();

    public PositionView Original { get; private set; } = null!;

    /// <summary>What another editor recorded in place of the original.</summary>
    public PositionView? Theirs { get; private set; }

    public string? Meanwhile { get; private set; }

    public IReadOnlyList<ClaimDifferences.Difference> Differences { get; private set; } = [];

    public CodingView View { get; private set; } = null!;

    /// <summary>The position that saving corrects.</summary>
    public long Target => Theirs?.Position.Id ?? Id;

    public string CancelAddress => Review.Item is not null ? Review.Address : $"/positions/{Id}{FoundIn.EndOf(Request)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await PositionView.FindAsync(db, names, Id, cancellationToken) is not { } original)
        {
            return NotFound();
        }

        Input = CodingInput.Of(original.Position.Claim);
        Seen = original.Last.ActId;
        return Show(original, []);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await PositionView.FindAsync(db, names, Id, cancellationToken) is not { } original)
        {
            return NotFound();
        }

        var problems = ModelState.Sentences().Select(sentence => new PositionProblem("", sentence)).ToList();
        Input = Input with { Countries = [original.Position.CountryCode.Value], MoreCountries = null };
        var claims = Input.ToClaims(reading, problems);
        if (problems.Count == 0)
        {
            switch (await desk.CorrectAsync(Id, Seen, claims[0], Reason, HttpContext.Actor(), cancellationToken))
            {
                case RecordOutcome.Recorded recorded when Review.Item is not null:
                    return await way.GoOnAsync(this, LastVerdict.OfRecording("Corrected", original.CountryName, claims[0], recorded), Review.Country, cancellationToken);
                case RecordOutcome.Recorded recorded:
                    this.Notify((recorded.State, original.State) switch
                    {
                        (PositionState.Accepted, _) => "The correction stands.",
                        (_, PositionState.Accepted) => $"The correction is {PositionWords.Of(recorded.State).ToLowerInvariant()}; until it is accepted the position stands as it was.",
                        _ => $"The correction is {PositionWords.Of(recorded.State).ToLowerInvariant()}; it takes the place of position {Id}.",
                    });
                    return Redirect($"/positions/{recorded.PositionIds[0]}{FoundIn.EndOf(Request)}");
                case RecordOutcome.Refused refused:
                    problems.AddRange(refused.Problems);
                    break;
                case RecordOutcome.Outdated outdated:
                    await CompareAsync(original, outdated.Meanwhile, claims[0], cancellationToken);
                    break;
                case RecordOutcome.NotFound:
                    return NotFound();
                default:
                    throw new UnreachableException();
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Show(original, problems);
    }

    private async Task CompareAsync(PositionView original, Meanwhile meanwhile, PositionClaim mine, CancellationToken cancellationToken)
    {
        Meanwhile = PositionWords.Of(meanwhile);
        var replacement = meanwhile.ReplacedById is { } id ? await PositionView.FindAsync(db, names, id, cancellationToken) : null;
        if (replacement is { State: not PositionState.Retracted })
        {
            Theirs = replacement;
            Differences = ClaimDifferences.Between(replacement.Position.Claim, mine);
        }
        else
        {
            Meanwhile += (replacement, original.State) switch
            {
                ({ Position.Id: var retracted }, _) => $" Position {retracted}, which took its place, was retracted; undo the retraction on the page of that one first.",
                (_, PositionState.Retracted) => " It can no longer be corrected; undo the retraction on its page first.",
                _ => " Your entries are kept; save again to correct it as it is now.",
            };
        }

        // The form goes on from what is there now; the editor has been shown it.
        Seen = (Theirs ?? original).Last.ActId;
        ModelState.Remove(nameof(Seen));
    }

    private PageResult Show(PositionView original, IReadOnlyList<PositionProblem> problems)
    {
        Original = original;
        View = new CodingView(Input, [new CodingView.CountryChoice(original.Position.CountryCode.Value, original.CountryName, IsTicked: true)], problems, TakesCountries: false);
        return Page();
    }
}
