using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Today;

namespace NewsTracker.Scraping.Notices;

/// <summary>Tells, once while it lasts, of each feed that fails again and again or was paused for its trouble; and notes when that is over.</summary>
internal sealed class TroubleNotices(NewsTrackerDbContext db, ReaderNoticeBoard board, TimeProvider clock) : INoticeGatherer
{
    /// <summary>Fewer in a row are the weather of the web.</summary>
    private const int FailuresThatTell = 3;

    private const string Prefix = "trouble:";

    public async Task<int> GatherAsync(CancellationToken cancellationToken)
    {
        var feeds = await db.Feeds.Troubled().Where(f => f.ConsecutiveFailures >= FailuresThatTell || f.IsPaused)
            .Select(f => new { f.Id, f.SourceId, f.Source!.Name, f.Url, f.ConsecutiveFailures, f.IsPaused }).ToListAsync(cancellationToken);
        var open = await db.ReaderNotices.Where(n => n.Kind == ReaderNoticeKind.SourceTrouble && n.EndedAt == null).Select(n => n.Key).ToListAsync(cancellationToken);
        await board.EndAsync([.. open.Except(feeds.Select(feed => KeyOf(feed.Id)))], cancellationToken);
        var posted = 0;
        foreach (var feed in feeds.ExceptBy(open, feed => KeyOf(feed.Id)))
        {
            posted += await board.PostAsync(
                new ReaderNotice
                {
                    Key = KeyOf(feed.Id),
                    Kind = ReaderNoticeKind.SourceTrouble,
                    Title = $"{feed.Name}: a feed is in trouble",
                    Text = string.Create(CultureInfo.InvariantCulture, $"{(feed.IsPaused ? "It is paused" : $"It failed {feed.ConsecutiveFailures} times in a row")}: {feed.Url}. What comes from there may be missing."),
                    Link = string.Create(CultureInfo.InvariantCulture, $"/sources/{feed.SourceId}/why"),
                    At = clock.GetUtcNow(),
                },
                cancellationToken) ? 1 : 0;
        }

        return posted;
    }

    private static string KeyOf(long feed) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{feed}");
}
