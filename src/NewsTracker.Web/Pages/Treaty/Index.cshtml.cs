using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Reference;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Treaty;

/// <summary>How the treaty data come about: the counts of a day, the dates that the Convention's articles give beside the recorded ones, what is contested, and the sources.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, CountryNames names, IReadOnlyList<ContestedAct> contested, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    public DateOnly Day { get; private set; }

    public DateOnly Today { get; } = clock.Today();

    public TreatyCounts Counts { get; private set; } = new(0, 0);

    public int StateCount { get; private set; }

    public int ActCount { get; private set; }

    public IReadOnlyList<TreatyDateCheck> Checks { get; private set; } = [];

    public IReadOnlyList<TreatyAct> Successions { get; private set; } = [];

    public IReadOnlyList<ContestedAct> Contested => contested;

    public CountryNames Names => names;

    public DateOnly? DepositaryAsOf { get; private set; }

    public string Version => ReferenceData.Version[..12];

    public IEnumerable<TreatyDateCheck> Withdrawals => Checks.Where(check => check.From.Kind is TreatyActKind.WithdrawalNotified);

    public IEnumerable<TreatyDateCheck> Entries => Checks.Where(check => check.From.Kind is TreatyActKind.Deposit);

    /// <summary>Those whose day has come though no act is recorded.</summary>
    public IEnumerable<TreatyDateCheck> Due => Checks.Where(check => check.IsDue(Today));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Day = AsOf ?? Today;
        var acts = await db.TreatyActs.AsNoTracking().ToListAsync(cancellationToken);
        (StateCount, ActCount) = (names.All.Count, acts.Count);
        Counts = TreatyCounts.On(acts, Day);
        Checks = [.. TreatyDateCheck.Of(acts).OrderBy(check => names[check.From.CountryCode], StringComparer.Ordinal).ThenBy(check => check.From.On)];
        Successions = [.. acts.Where(act => act.Instrument is ConsentInstrument.Succession).OrderBy(act => act.On)];
        DepositaryAsOf = DepositaryDates.Newest(acts.Select(act => act.Source));
    }
}
