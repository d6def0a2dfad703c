using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;

namespace NewsTracker.Web.Pages.Go;

/// <summary>The states of the world by their names and codes, once something is typed. Reads the table of countries, which is small.</summary>
internal sealed class CountrySource(NewsTrackerDbContext db) : IGoSource
{
    public async Task<IReadOnlyList<GoEntry>> ReadAsync(GoAsked asked, CancellationToken cancellationToken)
    {
        if (asked.Text.Length == 0)
            return [];
        var countries = await db.Countries.AsNoTracking().OrderBy(c => c.CommonName).Select(c => new { c.Code, c.CommonName, c.Name, c.OfficialName }).ToListAsync(cancellationToken);
        return [.. countries.Select(c => new GoEntry("Country", c.CommonName, $"/countries/{c.Code}", $"{c.Code} {c.Name} {c.OfficialName}"))];
    }
}
