using System.Globalization;
using Microsoft.EntityFrameworkCore;
using static NewsTracker.Data.Search.NamesInQueries;

namespace NewsTracker.Data.Search;

/// <summary>Sources in a query.</summary>
internal static class SourceNames
{
    /// <summary>A source by its name, in the words of the first that has it; by its id where a name would not do, as links from other pages have it. The id stays where others have the name too: by it they would be asked for as well.</summary>
    public static async Task<Dictionary<string, (string Name, long[] Meaning)>> ReadAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
            return [];
        var all = await db.Sources.AsNoTracking().OrderBy(s => s.Id).Select(s => new { s.Id, s.Name }).ToListAsync(cancellationToken);
        var byName = all.ToLookup(source => Fold(source.Name));
        var found = new Dictionary<string, (string, long[])>();
        foreach (var value in values)
        {
            var sources = byName[Fold(value)].ToList();
            if (sources.Count > 0)
                found[value] = (sources[0].Name, [.. sources.Select(source => source.Id)]);
            else if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && all.Find(source => source.Id == id) is { } source)
                found[value] = (byName[Fold(source.Name)].Count() > 1 ? id.ToString(CultureInfo.InvariantCulture) : source.Name, [id]);
        }

        return found;
    }
}
