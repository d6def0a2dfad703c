using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;

namespace NewsTracker.Data.Countries;

internal static class CountryLocks
{
    /// <summary>What is changed of one country, its note or its treaty acts, is changed by one after the other: the country's row is the lock, until the transaction ends.</summary>
    public static Task LockCountryAsync(this NewsTrackerDbContext db, CountryCode country, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select from countries where code = {country.Value} for update", cancellationToken);
}
