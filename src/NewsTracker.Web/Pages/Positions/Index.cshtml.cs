using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>All positions, latest said first, in both senses of time.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, CountryNames names, IAuthorizationService authorization, TimeProvider clock) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public CountryCode? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public Topic? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public Stance? Stance { get; set; }

    [BindProperty(SupportsGet = true)]
    public PositionState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownAt { get; set; }

    /// <summary>Those on one marked passage.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Annotation { get; set; }

    [BindProperty(SupportsGet = true)]
    public PositionCursor? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public PositionCursor? After { get; set; }

    public StanceTime Time { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public CountryNames Names => names;

    public Pager Pager { get; private set; } = new("Pages of positions", null, null, null);

    public bool MayEdit { get; private set; }

    /// <summary>Whether the last steps can be taken back from the list: what was known then is not what the last step left.</summary>
    public bool MayUndo => MayEdit && KnownAt is null;

    public bool IsFiltered => Country is not null || Topic is not null || Stance is not null || State is not null || AsOf is not null || KnownAt is not null || Annotation is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Before is not null && After is not null)
        {
            return BadRequest();
        }

        var positions = await FilteredAsync();
        var page = await KeysetPage<Row>.ReadAsync(
            PageSize,
            Before,
            After,
            async (place, most) => await RowsOf(positions.After(place).LatestSaidFirst().Take(most), Time.KnownAt).ToListAsync(cancellationToken),
            async (place, most) => await RowsOf(positions.Before(place).EarliestSaidFirst().Take(most), Time.KnownAt).ToListAsync(cancellationToken));
        Rows = page.Rows;
        Pager = Pager.Around(page, Address(null, null), row => Address(null, row.Place), row => Address(row.Place, null));
        return Page();
    }

    /// <summary>What the filter leaves, on all pages of the list.</summary>
    public async Task<IActionResult> OnGetExportAsync(TableFormat format)
    {
        var positions = await FilteredAsync();
        return new ExportResult(PositionExport.Of(db, names, positions.LatestSaidFirst(), Time, WayBack.Of(Request)), format);
    }

    public string AddressOf(TableFormat format) => Address(new { handler = "export", format = format.ToKey() });

    private async Task<IQueryable<Position>> FilteredAsync()
    {
        Time = StanceTime.Of(AsOf, KnownAt, clock);
        var positions = db.Positions.OfCountry(Country).On(Topic).Saying(Stance).SaidBy(AsOf).InState(State, Time.KnownAt);
        MayEdit = (await authorization.AuthorizeAsync(User, Policy.Edit)).Succeeded;
        if (!MayEdit)
        {
            positions = positions.WithoutDrafts(Time.KnownAt);
        }

        return Annotation is { } annotation ? positions.Where(p => p.AnnotationId == annotation) : positions;
    }

    private string Address(PositionCursor? before, PositionCursor? after) => Address(new { before = before?.ToString(), after = after?.ToString() });

    /// <param name="more">Beside the filter.</param>
    private string Address(object more) => Url.Page("/Positions/Index", new RouteValueDictionary(more)
    {
        ["country"] = Country?.Value,
        ["topic"] = Topic,
        ["stance"] = Stance,
        ["state"] = State,
        ["asOf"] = AsOf is { } asOf ? PositionWords.Iso(asOf) : null,
        ["knownAt"] = KnownAt is { } known ? PositionWords.Iso(known) : null,
        ["annotation"] = Annotation,
    })!;

    private static IQueryable<Row> RowsOf(IQueryable<Position> positions, DateTimeOffset knownAt) => positions.Listed(knownAt).Select(p => new Row(p.Line, p.LastAct));

    public sealed record Row(PositionLine Line, Guid LastAct)
    {
        public PositionCursor Place => new(Line.SaidOn, Line.Id);
    }
}
