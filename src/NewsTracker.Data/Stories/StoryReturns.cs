using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Stories;

/// <summary>Which articles go back when a ruling is taken back: those that it moved, and what has joined them since.</summary>
public sealed class StoryReturns(NewsTrackerDbContext db)
{
    /// <returns>In the order of their ids.</returns>
    public async Task<long[]> FindAsync(StoryRuling ruling, CancellationToken cancellationToken)
    {
        var there = db.StoryMembers.Where(m => m.StoryId == ruling.WentTo);
        if (ruling.Kind is StoryRulingKind.Split)
            return await there.OrderBy(m => m.ArticleId).Select(m => m.ArticleId).ToArrayAsync(cancellationToken);

        var since = await there.Where(m => !m.IsPlacedByHand && m.NearestId != null).Select(m => new { m.ArticleId, m.NearestId }).ToListAsync(cancellationToken);
        var returning = ruling.Moved.ToHashSet();

        // One that came by likeness goes with what it is like, and that may have come so itself.
        while (since.FindAll(m => returning.Contains(m.NearestId!.Value)) is { Count: > 0 } joined)
        {
            returning.UnionWith(joined.Select(m => m.ArticleId));
            since = since.FindAll(m => !returning.Contains(m.ArticleId));
        }

        return [.. returning.Order()];
    }
}
