using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Treaties;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Treaty;

/// <summary>Admins add acts with a source, take theirs back, and see what newer reference data would change before they take it up.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class ActsModel(NewsTrackerDbContext db, CountryNames names, TreatyDesk desk, DeliveredActs delivered) : PageModel
{
    /// <summary>As many changes as the page lists; the rest are counted.</summary>
    public const int ShownChanges = 200;

    [BindProperty]
    public ActInput Input { get; set; } = new();

    public IReadOnlyList<TreatyActChange> Changes { get; private set; } = [];

    public IReadOnlyList<TreatyAct> Added { get; private set; } = [];

    public CountryNames Names => names;

    /// <summary>The form, filled with what its address names of an act that is due.</summary>
    public Task OnGetAsync(CountryCode? country, TreatyActKind? kind, DateOnly? on, CancellationToken cancellationToken)
    {
        Input = new ActInput { Country = country?.Value ?? "", Kind = kind, On = on };
        return ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var outcome = CountryCode.TryParse(Input.Country, null, out var country)
                ? await desk.AddAsync(country, Input.Kind!.Value, Input.On!.Value, Input.Instrument, Input.Source.Trim(), HttpContext.Actor(), cancellationToken)
                : new TreatyActOutcome.Refused("Choose a state of the list.");
            switch (outcome)
            {
                case TreatyActOutcome.Added:
                    this.Notify("The act is recorded; every status as of its day follows from it.");
                    return RedirectToPage();
                case TreatyActOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken)
    {
        switch (await desk.RemoveAsync(id, HttpContext.Actor(), cancellationToken))
        {
            case TreatyActRemoval.Removed:
                this.Notify("The act is taken back. The audit log keeps it.");
                break;
            case TreatyActRemoval.NotFound:
                this.NotifyRefused("That act is gone already, or comes with the reference data.");
                break;
            case TreatyActRemoval.Needed needed:
                this.NotifyRefused($"Nothing was changed: “{ActWords.Of(needed.By.Kind)}” of {PositionWords.Day(needed.By.On)} follows from this act. Take that one back first.");
                break;
            default:
                throw new UnreachableException();
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostApplyAsync(string seen, CancellationToken cancellationToken)
    {
        if (await delivered.ApplyAsync(seen, HttpContext.Actor(), cancellationToken))
            this.Notify("The newer acts are taken up.");
        else
            this.NotifyRefused("Nothing was changed: the difference is not the one that you saw. Look at it again.");
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Changes = await delivered.FindChangesAsync(cancellationToken);
        Added = await db.TreatyActs.AsNoTracking().Where(a => a.AddedAt != null).OrderByDescending(a => a.On).ThenBy(a => a.CountryCode).ToListAsync(cancellationToken);
    }

    public sealed record ActInput
    {
        [Required(ErrorMessage = "Choose the state.")]
        public string Country { get; init; } = "";

        [Required(ErrorMessage = "Choose the kind of act.")]
        public TreatyActKind? Kind { get; init; }

        [Required(ErrorMessage = "Give the day of the act.")]
        public DateOnly? On { get; init; }

        public ConsentInstrument? Instrument { get; init; }

        [PlainText]
        [Required(ErrorMessage = "Say where the act can be checked: an address, or the depositary's notification.")]
        [StringLength(TreatyActRules.MaxSourceLength, ErrorMessage = "The source takes 500 characters.")]
        public string Source { get; init; } = "";
    }
}
