using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Countries;
using NewsTracker.Data;
using NewsTracker.Data.Countries;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Matrix;

/// <summary>Countries by topics as of a day, or what moved between two days.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, StanceBooks books, IReadOnlyList<CountryGroup> groups, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CountryFilter Filter { get; set; } = new();

    /// <summary>A second day: the matrix then tells who moved between the two.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Compare { get; set; }

    /// <summary>States without any position are listed too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Everyone { get; set; }

    public StanceTime Time { get; private set; } = null!;

    public IReadOnlyList<MatrixRow> Rows { get; private set; } = [];

    /// <summary>How many states the filter leaves; those without a position may not be listed.</summary>
    public int StateCount { get; private set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<CountryGroup> Groups => groups;

    /// <summary>The earlier and the later day of a comparison, whichever way round they were given.</summary>
    public (DateOnly From, DateOnly To)? Span => Compare is not { } other ? null : other < Time.AsOf ? (other, Time.AsOf) : (Time.AsOf, other);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Regions = await db.Countries.RegionsAsync(cancellationToken);
        await ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetExportAsync(TableFormat format, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return new ExportResult(MatrixExport.Of(Rows, Time, Span, WayBack.Of(Request)), format);
    }

    public string AddressOf(TableFormat? format, bool? everyone = null)
    {
        var route = Filter.ToRoute();
        route["compare"] = Compare is { } other ? PositionWords.Iso(other) : null;
        route["everyone"] = everyone ?? Everyone ? "true" : null;
        if (format is { } wanted)
        {
            (route["handler"], route["format"]) = ("export", wanted.ToKey());
        }

        return Url.Page("/Matrix/Index", route)!;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Time = StanceTime.Of(Filter.AsOf, Filter.KnownAt, clock);
        var board = await CountryBoard.ReadAsync(db, books, Time, countries => Filter.Apply(countries, groups, Time.AsOf), cancellationToken);
        var states = board.States.Where(state => Filter.Status is null || state.Status == Filter.Status).ToList();
        StateCount = states.Count;
        var (before, after) = Span is { } days ? (Time.On(days.From), Time.On(days.To)) : (Time, Time);
        var rows = states.Select(state => MatrixRow.Of(state, board.Book, before, after));
        Rows = [.. rows.Where(row => Everyone || (Span is null ? row.HasStance : row.HasMoved))];
    }
}
