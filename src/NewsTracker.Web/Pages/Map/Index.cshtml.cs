using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Countries;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Map;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Map;

/// <summary>The world by treaty status or by the stances on a topic, as of a day that can be moved and played. The server draws it; scripts only move it.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, StanceBooks books, MapShapes shapes, IReadOnlyList<CountryGroup> groups, TimeProvider clock) : PageModel
{
    private const string ShapesFile = "lib/world-atlas/shapes.svg";

    [BindProperty(SupportsGet = true)]
    public MapLayer? By { get; set; }

    public MapLayer Layer => By ?? MapLayer.Status;

    /// <summary>The key of the one class that is shown; the others are faded.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    /// <summary>The key of a group, whose members alone are listed and shown in full colour.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? KnownAt { get; set; }

    public MapView View { get; private set; } = null!;

    public MapShapes Shapes => shapes;

    public IReadOnlyList<CountryGroup> Groups => groups;

    public DateOnly Today { get; } = clock.Today();

    /// <summary>The last day of the slider: steps that are known to come are on it.</summary>
    public DateOnly LastDay => View.States.SelectMany(state => state.Steps).Select(step => step.From).Append(Today).Append(View.Time.AsOf).Max();

    /// <summary>The file of shapes under an address that names its content, so that browsers keep it for good.</summary>
    public string ShapesAddress
    {
        get
        {
            var assets = HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
            return $"/{assets?[ShapesFile] ?? ShapesFile}";
        }
    }

    /// <summary>In the order of the table: the rarest news first, and by name.</summary>
    public IEnumerable<MapView.State> Listed => View.States.Where(IsShown).OrderByDescending(state => state.Class).ThenBy(state => state.Country.Name, StringComparer.Ordinal);

    /// <summary>The group that is asked for; absent for all states.</summary>
    public CountryGroup? OfGroup { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : BadRequest();

    /// <summary>The table alone, for a slider that came to rest.</summary>
    public async Task<IActionResult> OnGetTableAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Partial("_Table", this) : BadRequest();

    public async Task<IActionResult> OnGetImageAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return BadRequest();
        }

        return File(System.Text.Encoding.UTF8.GetBytes(MapImage.Draw(View, shapes, new MapImage.Shown(IsShown, OfGroup?.Name, Layer.Classes.FirstOrDefault(mapClass => mapClass.Key == Only)?.Words))), "image/svg+xml", $"map-{Layer}-{PositionWords.Iso(View.Time.AsOf)}.svg");
    }

    public bool IsShown(MapView.State state) => (Only is null || Layer.Classes[state.Class].Key == Only) && View.IsIn(state);

    public string AddressOf(string? only, string? handler = null) => Url.Page("/Map/Index", new
    {
        handler,
        by = By?.ToString(),
        only,
        group = string.IsNullOrWhiteSpace(Group) ? null : Group,
        asOf = Iso(AsOf),
        knownAt = Iso(KnownAt),
    })!;

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var group = groups.FirstOrDefault(group => group.Key == Group);
        if ((Only is not null && Layer.Classes.All(mapClass => mapClass.Key != Only)) || (!string.IsNullOrWhiteSpace(Group) && group is null))
        {
            return false;
        }

        var time = StanceTime.Of(AsOf, KnownAt, clock);
        var board = await CountryBoard.ReadAsync(db, books, time, countries => countries, cancellationToken);
        View = MapView.Of(board, Layer, shapes, group?.MembersOn(time.AsOf));
        OfGroup = group;
        return true;
    }

    private static string? Iso(DateOnly? day) => day is { } known ? PositionWords.Iso(known) : null;
}
