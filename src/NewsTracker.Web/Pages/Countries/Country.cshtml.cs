using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>One state: its treaty status, where it stands on each topic and why, and what it said, each with its words.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class CountryModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    private const int Shown = 100;

    [BindProperty(SupportsGet = true, Name = "country")]
    public CountryCode CountryCode { get; set; } = null!;

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownAt { get; set; }

    public StanceTime Time { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public TreatyStanding Standing { get; private set; } = null!;

    public IReadOnlyList<TreatyAct> Acts { get; private set; } = [];

    public IReadOnlyList<CurrentStance> Stances { get; private set; } = [];

    public IReadOnlyList<Row> Timeline { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var country = await db.Countries.AsNoTracking().Where(c => c.Code == CountryCode).Select(c => new { c.CommonName, c.TreatyActs }).FirstOrDefaultAsync(cancellationToken);
        if (country is null)
        {
            return NotFound();
        }

        Time = StanceTime.Of(AsOf, KnownAt, clock);
        Name = country.CommonName;
        Standing = TreatyStatuses.StandingOn(country.TreatyActs, Time.AsOf);
        Acts = [.. country.TreatyActs.OrderBy(act => act.On).ThenBy(act => act.Kind)];
        Stances = await db.CurrentStancesAsync(CountryCode, Time.AsOf, Time.KnownAt, cancellationToken);
        var rows = await db.Positions.OfCountry(CountryCode).SaidBy(Time.AsOf).InState(PositionState.Accepted, Time.KnownAt).LatestSaidFirst().Take(Shown + 1)
            .Select(p => new Row(
                p.Id, p.Topic, p.Stance, p.SaidOn, p.Speaker, p.Office, p.ArticleId, p.Annotation!.Revision!.Number, p.AnnotationId, p.Annotation.Passage!,
                p.Annotation.Revision.Headline, p.Annotation.Revision.Language, p.Annotation.Revision.Article!.Source!.Name))
            .ToListAsync(cancellationToken);
        HasMore = rows.Count > Shown;
        Timeline = [.. rows.Take(Shown)];
        return Page();
    }

    public static string Words(TreatyAct act) => act.Kind switch
    {
        TreatyActKind.Signature => "signed",
        TreatyActKind.Deposit => $"deposited its instrument of {(act.Instrument?.ToString() ?? "consent").ToLowerInvariant()}",
        TreatyActKind.EntryIntoForce => "the Convention entered into force for it",
        TreatyActKind.WithdrawalNotified => "gave notice of withdrawal",
        TreatyActKind.WithdrawalTakesEffect => "withdrawal takes effect",
        _ => act.Kind.ToString(),
    };

    public sealed record Row(
        long Id, Topic Topic, Stance Stance, DateOnly SaidOn, string? Speaker, string? Office, long ArticleId, int RevisionNumber, long AnnotationId, Passage Passage,
        string Headline, string? Language, string? SourceName)
    {
        private const int ShownLength = 400;

        public string Quote => Passage.Quote.Exact.Length <= ShownLength ? Passage.Quote.Exact : Passage.Quote.Exact[..ShownLength] + "…";

        public string Address => EvidenceView.AddressOf(ArticleId, RevisionNumber, AnnotationId);
    }
}
