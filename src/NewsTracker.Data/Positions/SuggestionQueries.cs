using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

internal static class SuggestionQueries
{
    /// <summary>A suggestion whose fate nobody else decides until the transaction ends. Its article's row is locked before (<see cref="Articles.ArticleLocks"/>).</summary>
    public static Task<Suggestion?> LockSuggestionAsync(this NewsTrackerDbContext db, long id, CancellationToken cancellationToken) =>
        db.Suggestions.FromSql($"select * from suggestions where id = {id} for update").SingleOrDefaultAsync(cancellationToken);

    /// <summary>The same of all that wait for a verdict on one article, in the order of their ids.</summary>
    public static Task<List<Suggestion>> LockOpenSuggestionsAsync(this NewsTrackerDbContext db, long articleId, CancellationToken cancellationToken) =>
        db.Suggestions.FromSql($"select * from suggestions where article_id = {articleId} and fate = 'Open' order by id for update").ToListAsync(cancellationToken);
}
