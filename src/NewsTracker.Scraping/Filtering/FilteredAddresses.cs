using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Filtering;

/// <summary>Remembers which pages filters kept out, for as long as a feed may list them.</summary>
internal static class FilteredAddresses
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public static Task RememberAsync(NewsTrackerDbContext db, string url, ArticleFilters filters, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (fingerprint, oldest) = (filters.Fingerprint, now - Kept);
        return db.Database.ExecuteSqlAsync(
            $"""
            with forgotten as (delete from filtered_addresses where url in (select url from filtered_addresses where filtered_at < {oldest} and url <> {url} order by filtered_at limit 100))
            insert into filtered_addresses (url, fingerprint, reason, filtered_at) values ({url}, {fingerprint}, {reason}, {now})
            on conflict (url) do update set fingerprint = excluded.fingerprint, reason = excluded.reason, filtered_at = excluded.filtered_at
            """,
            cancellationToken);
    }
}
