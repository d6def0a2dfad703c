using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Articles;

namespace NewsTracker.Web.Positions;

/// <summary>Words that were marked on one revision of an article and that the newest one no longer holds as they were.</summary>
/// <param name="Now">What stands there now; absent where nothing like it does.</param>
public sealed record EditedQuotation(long ArticleId, int Revision, int Newest, string? Now)
{
    /// <summary>What changed in between, word by word.</summary>
    public string Address => $"/articles/{ArticleId}/revisions?from={Revision}&to={Newest}";

    /// <returns>Null where the newest revision holds the words, wherever they stand in it.</returns>
    public static async Task<EditedQuotation?> FindAsync(NewsTrackerDbContext db, long annotationId, CancellationToken cancellationToken)
    {
        if (await db.Annotations.Marks().Where(a => a.Id == annotationId).Select(a => new { a.ArticleId, a.RevisionId, a.Revision!.Number, a.Passage }).FirstOrDefaultAsync(cancellationToken)
            is not { Passage: { } passage } mark)
        {
            return null;
        }

        var newest = await db.Revisions.Newest(mark.ArticleId).Select(r => new { r.Id, r.Number, r.BodyText }).FirstAsync(cancellationToken);
        return newest.Id == mark.RevisionId || newest.BodyText.Contains(passage.Quote.Exact, StringComparison.Ordinal)
            ? null
            : new EditedQuotation(mark.ArticleId, mark.Number, newest.Number, new Reanchoring(newest.BodyText).Find(passage) is Anchor.Moved moved ? moved.Words : null);
    }
}
