using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data;

/// <summary>Counting up to a limit: past it a page says “more than”, and nobody has to count a whole archive for that.</summary>
public static class CappedCount
{
    // Which rows are counted is all the same. Ordering by a constant says so to Entity Framework, which warns of a limit without an order; PostgreSQL leaves it out of its plan.
    public static Task<int> CountUpToAsync<T>(this IQueryable<T> rows, int most, CancellationToken cancellationToken) =>
        rows.OrderBy(_ => 0).Take(most).CountAsync(cancellationToken);
}
