using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>The sources that lines can be drawn of. Their names tell them apart, and head the columns of the file.</summary>
internal static class SourceChoices
{
    public const int Most = 500;

    /// <summary>What the first column of the file may be called.</summary>
    private static readonly IEnumerable<string> TakenNames = Enum.GetNames<SpanOfDays>().Select(name => name.ToLowerInvariant());

    /// <param name="asked">Numbers of sources that are there however many come before them.</param>
    /// <returns>Number and name; one that shares its name carries its address as well.</returns>
    public static async Task<IReadOnlyList<(string Key, string Name)>> ReadAsync(NewsTrackerDbContext db, long[] asked, CancellationToken cancellationToken)
    {
        var first = db.Sources.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).Select(s => s.Id);
        var sources = await db.Sources.AsNoTracking().Where(s => asked.Contains(s.Id) || first.Contains(s.Id)).OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => new { s.Id, s.Name, s.HomeUrl }).ToListAsync(cancellationToken);
        var shared = sources.Select(s => s.Name).Concat(TakenNames).CountBy(name => name).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet(StringComparer.Ordinal);
        return sources.ConvertAll(s => (s.Id.ToString(CultureInfo.InvariantCulture), shared.Contains(s.Name) ? $"{s.Name} ({s.HomeUrl})" : s.Name));
    }
}
