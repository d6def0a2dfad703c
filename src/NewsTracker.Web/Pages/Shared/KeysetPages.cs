using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Web.Pages.Shared;

/// <summary>Lists that lead onward alone, and back to their beginning.</summary>
internal static class KeysetPages
{
    /// <param name="rows">What the list goes on with from the page's place, in its order.</param>
    /// <param name="isFirst">Whether that is the beginning of the list.</param>
    public static async Task<KeysetPage<TRow>> ReadPageAsync<TRow>(this IQueryable<TRow> rows, int size, bool isFirst, CancellationToken cancellationToken) =>
        KeysetPage<TRow>.Of(await rows.Take(size + 1).ToListAsync(cancellationToken), size, isFirst);
}
