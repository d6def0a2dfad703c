using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Countries;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>All states: how each stands to the Convention, where it stands on each topic, and how much there is on it.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, StanceBooks books, IReadOnlyList<CountryGroup> groups, TimeProvider clock) : PageModel
{
    /// <summary>So many days up to the day looked at count as coverage.</summary>
    public const int CoverageDays = 30;

    [BindProperty(SupportsGet = true, Name = "")]
    public CountryFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public CountryOrder? Sort { get; set; }

    /// <summary>What the columns tell.</summary>
    [BindProperty(SupportsGet = true)]
    public Columns View { get; set; }

    /// <summary>Only states with a position on any topic.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Stated { get; set; }

    public StanceTime Time { get; private set; } = null!;

    public IReadOnlyList<CountryRow> Rows { get; private set; } = [];

    /// <summary>How many states have each status, of those that region, group and name leave.</summary>
    public IReadOnlyList<StatusCount> Counts { get; private set; } = [];

    /// <summary>How many of them have a position on any topic.</summary>
    public int StatedCount { get; private set; }

    public bool IsNarrowed => Filter.IsFiltered || Filter.AsOf is not null || Filter.KnownAt is not null || Stated;

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<CountryGroup> Groups => groups;

    /// <summary>The day of the depositary's page that the acts were read from.</summary>
    public DateOnly? DepositaryAsOf { get; private set; }

    public bool HasReferenceData => Regions.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Regions = await db.Countries.RegionsAsync(cancellationToken);
        await ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetExportAsync(TableFormat format, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return new ExportResult(CountryExport.Of(Rows, Time, WayBack.Of(Request)), format);
    }

    public string AddressOf(TreatyStatus? status) => Address(route => (route["status"], route["stated"]) = (status?.ToString(), null));

    public string AddressOfStated() => Address(route => (route["status"], route["stated"]) = (null, "true"));

    public string AddressOf(Columns view) => Address(route => route["view"] = view is Columns.Stances ? null : view.ToString());

    public string AddressOf(TableFormat format) => Address(route => (route["handler"], route["format"], route["view"]) = ("export", format.ToKey(), null));

    public string AddressOfSort(string column) => Address(route => route["sort"] = (Sort ?? CountryOrder.ByName).Clicked(column).ToString());

    /// <summary>For the head of a column: "ascending", "descending", or nothing.</summary>
    public string? SortedBy(string column) => (Sort ?? CountryOrder.ByName) is var order && order.Column == column ? (order.IsDescending ? "descending" : "ascending") : null;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Time = StanceTime.Of(Filter.AsOf, Filter.KnownAt, clock);
        var board = await CountryBoard.ReadAsync(db, books, Time, countries => Filter.Apply(countries, groups, Time.AsOf), cancellationToken);
        var open = await db.OpenSuggestionsAsync(cancellationToken);
        var articles = await db.ArticlesNamingAsync(Time.AsOf.AddDays(1 - CoverageDays), Time.AsOf, cancellationToken);
        var rows = board.States.Select(state => CountryRow.Of(state, board, open.GetValueOrDefault(state.Code), articles.GetValueOrDefault(state.Code))).ToList();
        Rows = (Sort ?? CountryOrder.ByName).Sort(rows.Where(row => (Filter.Status is null || row.Status == Filter.Status) && (!Stated || row.Stances.Count > 0)));
        Counts = [.. StatusWords.All.Select(status => new StatusCount(status, rows.Count(row => row.Status == status)))];
        StatedCount = rows.Count(row => row.Stances.Count > 0);
        DepositaryAsOf = DepositaryDates.Newest(board.States.SelectMany(state => state.Acts).Select(act => act.Source));
    }

    private string Address(Action<Dictionary<string, string?>> change)
    {
        var route = Filter.ToRoute();
        route["sort"] = Sort?.ToString();
        route["view"] = View is Columns.Stances ? null : View.ToString();
        route["stated"] = Stated ? "true" : null;
        change(route);
        return Url.Page("/Countries/Index", route)!;
    }

    public sealed record StatusCount(TreatyStatus Status, int Count);

    public enum Columns
    {
        /// <summary>Where it stands on each topic, with its last change, open suggestions and coverage.</summary>
        Stances,

        /// <summary>The acts the depositary records.</summary>
        Treaty,
    }
}
