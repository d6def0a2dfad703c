using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Robots;
using NewsTracker.Data;
using NewsTracker.Data.Outbound;

namespace NewsTracker.Scraping.Outbound;

/// <summary>The sitemaps that a site's robots.txt names, as it was read last.</summary>
internal static class DeclaredSitemaps
{
    public static async Task<IReadOnlyList<Uri>> OfAsync(NewsTrackerDbContext db, Uri home, CancellationToken cancellationToken)
    {
        var (origin, file) = (RobotsRecord.OriginOf(home), new Uri(home, "/robots.txt"));
        var content = await db.RobotsRecords.Where(r => r.Origin == origin).Select(r => r.Content).FirstOrDefaultAsync(cancellationToken);
        return RobotsFile.Parse(content ?? "").SitemapAddresses(file);
    }
}
