using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Data;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The names that news use, for the codes that articles keep.</summary>
internal static class CountryNames
{
    public static async Task<IReadOnlyDictionary<CountryCode, string>> NamesOfAsync(
        this NewsTrackerDbContext db, IEnumerable<CountryCode> codes, CancellationToken cancellationToken)
    {
        var wanted = codes.Distinct().ToArray();
        return wanted.Length == 0
            ? new Dictionary<CountryCode, string>()
            : await db.Countries.Where(c => wanted.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.CommonName, cancellationToken);
    }
}
