using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Treaties;
using NewsTracker.Data;
using NewsTracker.Data.Countries;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>All states, and how each stands to the Convention today.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public TreatyStatus? Status { get; set; }

    /// <summary>A region, or a region and a subregion: "Europe/Northern Europe".</summary>
    [BindProperty(SupportsGet = true)]
    [StringLength(100)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    [StringLength(100)]
    public string? Name { get; set; }

    public DateOnly Today { get; } = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public IReadOnlyList<CountryRow> Rows { get; private set; } = [];

    /// <summary>How many states have each status, of those that region and name leave.</summary>
    public IReadOnlyList<StatusCount> Counts { get; private set; } = [];

    public IReadOnlyList<string> Regions { get; private set; } = [];

    /// <summary>The day of the depositary's page that the acts were read from.</summary>
    public DateOnly? DepositaryAsOf { get; private set; }

    public bool HasReferenceData => Regions.Count > 0;

    public bool IsFiltered => Status is not null || !string.IsNullOrWhiteSpace(Region) || !string.IsNullOrWhiteSpace(Name);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var regions = await db.Countries.Select(c => c.Region).Distinct().ToListAsync(cancellationToken);
        Regions = [.. regions.Concat(regions.Select(region => region.Split('/')[0])).Distinct().Order(StringComparer.Ordinal)];

        var found = await db.Countries.AsNoTracking().InRegion(Region).Named(Name)
            .OrderBy(c => c.CommonName)
            .Select(c => new { c.Code, c.CommonName, c.Name, c.Region, c.Note, c.TreatyActs })
            .ToListAsync(cancellationToken);
        var rows = found.ConvertAll(c => CountryRow.Of(c.Code, c.CommonName, c.Name, c.Region, c.Note, c.TreatyActs, Today));
        Rows = [.. rows.Where(row => Status is null || row.Status == Status)];
        Counts = [.. StatusWords.All.Select(status => new StatusCount(status, rows.Count(row => row.Status == status)))];
        DepositaryAsOf = DepositaryDates.Newest(found.SelectMany(c => c.TreatyActs).Select(act => act.Source));
    }

    public string? AddressOf(TreatyStatus? status) => Url.Page("/Countries/Index", new { status, region = Blank(Region), name = Blank(Name) });

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public sealed record StatusCount(TreatyStatus Status, int Count);
}
