using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Robots;
using NewsTracker.Data;
using NewsTracker.Data.Outbound;

namespace NewsTracker.Scraping.Outbound;

/// <summary>The sitemaps that a site's robots.txt names, as it was read last.</summary>
internal static class DeclaredSitemaps
{
    /// <summary>In the file's order. They are to be named in full, and some are named by their path.</summary>
    public static async Task<IReadOnlyList<Uri>> OfAsync(NewsTrackerDbContext db, Uri home, CancellationToken cancellationToken)
    {
        var (origin, file) = (RobotsRecord.OriginOf(home), new Uri(home, "/robots.txt"));
        var content = await db.RobotsRecords.Where(r => r.Origin == origin).Select(r => r.Content).FirstOrDefaultAsync(cancellationToken);
        return [.. RobotsFile.Parse(content ?? "").Sitemaps.Select(named => Uri.TryCreate(file, named, out var url) ? url : null).OfType<Uri>().Distinct()];
    }
}
