using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Today;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Notices;

/// <summary>Puts up again that a feed is gone for good where its source was removed, which took the notice down, and came back: such a feed stays paused, so no poll tells of it anew.</summary>
internal sealed class GoneNotices(NewsTrackerDbContext db, NoticeBoard board) : INoticeGatherer
{
    private const int Most = 1000;

    public async Task<int> GatherAsync(CancellationToken cancellationToken)
    {
        var gone = await db.Feeds.AsNoTracking().Include(f => f.Source).Troubled().Where(f => f.IsPaused && f.Trouble == FeedTrouble.Gone).Take(Most).ToListAsync(cancellationToken);
        var keys = gone.ConvertAll(feed => PollNotices.GoneKey(feed.Id));
        var up = await db.Notices.Where(n => n.ResolvedAt == null && keys.Contains(n.Key)).Select(n => n.Key).ToListAsync(cancellationToken);
        List<Feed> missed = [.. gone.ExceptBy(up, feed => PollNotices.GoneKey(feed.Id))];
        foreach (var feed in missed)
        {
            await board.RaiseAsync(PollNotices.Gone(feed, feed.Source!.Name), cancellationToken);
        }

        return missed.Count;
    }
}
