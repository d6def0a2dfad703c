using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Sources;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A source that is called as another is: by their names alone nobody tells them apart.</summary>
public sealed record Namesake(long Id, string HomeUrl)
{
    private const int Most = 5;

    /// <param name="except">The source that is asked for; absent for one that is not there yet.</param>
    internal static async Task<IReadOnlyList<Namesake>> ListAsync(NewsTrackerDbContext db, string name, long? except, CancellationToken cancellationToken) =>
        await db.Sources.Kept().Where(s => s.Name == name && (except == null || s.Id != except)).OrderBy(s => s.Id).Take(Most).Select(s => new Namesake(s.Id, s.HomeUrl)).ToListAsync(cancellationToken);
}
