using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;

namespace NewsTracker.Web.Pages.Review;

/// <summary>A position that was recorded from the article of an item, of the same state and on the same topic: whoever decides on the item has to know.</summary>
public sealed record RecordedBeside(long Id, Stance Stance, DateOnly SaidOn, PositionState State)
{
    private const int Most = 10;

    /// <summary>Those that stand or may come to. Read from ix_positions_article_id.</summary>
    public static async Task<IReadOnlyList<RecordedBeside>> FindAsync(NewsTrackerDbContext db, ReviewedItem item, long? articleId, CancellationToken cancellationToken) =>
        await db.Positions.Where(p => p.ArticleId == articleId && p.CountryCode == item.Country && p.Topic == item.Topic && p.Id != item.PositionId)
            .AsTheyAre().Where(row => PositionStates.Live.Contains(row.State)).OrderBy(row => row.Position.Id).Take(Most)
            .Select(row => new RecordedBeside(row.Position.Id, row.Position.Stance, row.Position.SaidOn, row.State)).ToListAsync(cancellationToken);
}
