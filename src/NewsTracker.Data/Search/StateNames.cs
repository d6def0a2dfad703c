using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Queries;
using static NewsTracker.Data.Search.NamesInQueries;

namespace NewsTracker.Data.Search;

/// <summary>States in a query, by their codes or by any of their names.</summary>
internal static class StateNames
{
    public static async Task<Dictionary<string, (string Name, int Meaning)>> ReadAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        if (values.Count == 0)
            return [];
        if (await FindByCodeAsync(db, values, cancellationToken) is { } known)
            return known;
        var all = await db.Countries.AsNoTracking().Select(c => new { c.Code, c.M49, c.Name, c.CommonName, c.OfficialName }).ToListAsync(cancellationToken);
        var byCode = all.ToDictionary(c => c.Code.Value);
        var names = await db.CountryNames.AsNoTracking().Where(n => n.Kind == CountryNameKind.Name || n.Kind == CountryNameKind.Alias).Select(n => new { n.Text, n.CountryCode }).ToListAsync(cancellationToken);
        var meanings = names.Select(n => (Name: n.Text, Code: n.CountryCode)).Concat(all.SelectMany(c => new (string Name, CountryCode Code)[] { (c.Name, c.Code), (c.CommonName, c.Code), (c.OfficialName, c.Code) }))
            .GroupBy(pair => Fold(pair.Name)).ToDictionary(group => group.Key, group => group.First().Code.Value);
        return values
            .Select(value => (Value: value, Country: byCode.GetValueOrDefault(value.ToUpperInvariant()) ?? byCode.GetValueOrDefault(meanings.GetValueOrDefault(Fold(value)) ?? "")))
            .Where(pair => pair.Country is not null)
            .ToDictionary(pair => pair.Value, pair => (pair.Country!.Code.Value, pair.Country.M49));
    }

    /// <summary>What to write instead of a name that no state has. Reads the table of countries, which is small.</summary>
    public static async Task<string> FindNearAsync(NewsTrackerDbContext db, string typed, CancellationToken cancellationToken)
    {
        var names = await db.Countries.AsNoTracking().Select(c => new { c.CommonName, c.Name }).ToListAsync(cancellationToken);
        var byFolded = names.SelectMany(c => new[] { c.CommonName, c.Name }).Distinct().ToLookup(Fold);
        return QueryWords.Nearest(Fold(typed), byFolded.Select(group => group.Key)) is { } near
            ? $"did you mean {byFolded[near].First()}?"
            : "write its name or its code of three letters, such as LTU.";
    }

    /// <summary>By pk_countries. Null where a value is no state's code.</summary>
    private static async Task<Dictionary<string, (string Name, int Meaning)>?> FindByCodeAsync(NewsTrackerDbContext db, List<string> values, CancellationToken cancellationToken)
    {
        var codes = new List<CountryCode>();
        foreach (var value in values)
        {
            if (!CountryCode.TryParse(value.ToUpperInvariant(), null, out var code))
                return null;
            codes.Add(code);
        }

        var found = await db.Countries.AsNoTracking().Where(c => codes.Contains(c.Code)).Select(c => new { c.Code, c.M49 }).ToDictionaryAsync(c => c.Code, c => c.M49, cancellationToken);
        return codes.TrueForAll(found.ContainsKey) ? values.Zip(codes).ToDictionary(pair => pair.First, pair => (pair.Second.Value, found[pair.Second])) : null;
    }
}
