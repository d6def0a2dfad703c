using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

internal static class SuggestionQueries
{
    /// <summary>A suggestion whose fate nobody else decides until the transaction ends. Its article's row is locked before (<see cref="Articles.ArticleLocks"/>).</summary>
    public static Task<Suggestion?> LockSuggestionAsync(this NewsTrackerDbContext db, long id, CancellationToken cancellationToken) =>
        db.Suggestions.FromSql($"select * from suggestions where id = {id} for update").SingleOrDefaultAsync(cancellationToken);
}
