using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>One position: its evidence and its life. What editors can do here posts to pages of their own, which are closed to others.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class PositionModel(NewsTrackerDbContext db, CountryNames names, StanceBooks books, PositionPolicy policy, IAuthorizationService authorization, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownAt { get; set; }

    public PositionView View { get; private set; } = null!;

    public StanceTime Time { get; private set; } = null!;

    /// <summary>Where the country stands on the topic, which may be by another position.</summary>
    public CurrentStance? Current { get; private set; }

    /// <summary>What the depositary's record says otherwise.</summary>
    public string? Disagreement { get; private set; }

    /// <summary>Why the last act did not come about.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was given as a reason for it.</summary>
    public string? Reason { get; private set; }

    public string? ReplacedById { get; private set; }

    public bool IsOwnUnderFourEyes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var mayEdit = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        if (await (mayEdit ? PositionView.FindAsync(db, names, Id, cancellationToken) : PositionView.FindWithoutDraftsAsync(db, names, Id, cancellationToken)) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Time = StanceTime.Of(AsOf, KnownAt, clock);
        Current = (await books.ReadAsync(db, Time.KnownAt, cancellationToken)).Find(view.Position.CountryCode, view.Position.Topic, Time.SaidBy);
        if (Current is not null)
        {
            var acts = await db.TreatyActs.AsNoTracking().Where(act => act.CountryCode == view.Position.CountryCode).KnownBy(Time.KnownAt).ToListAsync(cancellationToken);
            Disagreement = TreatyDisagreement.Find(Current, TreatyStatuses.StandingOn(acts, Time.AsOf));
        }

        (Problem, Reason, ReplacedById) = (TempData[ActModel.ProblemKey] as string, TempData[ActModel.ReasonKey] as string, TempData[ActModel.ReplacedByKey] as string);
        IsOwnUnderFourEyes = view.State is PositionState.Submitted && view.Position.AuthorId == HttpContext.Actor().Id && await policy.NeedsFourEyesAsync(cancellationToken);
        return Page();
    }
}
