using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Listing;

/// <summary>Puts up and takes down the notice of a listing whose selectors have come to match nothing, though it still lists articles.</summary>
internal sealed class SelectorWatch(NewsTrackerDbContext db, NoticeBoard notices)
{
    /// <summary>One page that came out odd is no redesign: so many polls in a row, the present one included.</summary>
    private const int PollsInRow = 3;

    /// <param name="read">What the present poll read; its row in the ledger is not closed yet.</param>
    public async Task JudgeAsync(Feed feed, FeedReading.Read read, CancellationToken cancellationToken)
    {
        var stopped = read.Missing.Count == 0 ? [] : await StoppedAsync(feed.Id, read.Missing, cancellationToken);
        if (stopped.Count == 0)
        {
            await notices.ResolveAsync(Key(feed.Id), cancellationToken);
            return;
        }

        var name = await db.Sources.Where(s => s.Id == feed.SourceId).Select(s => s.Name).SingleAsync(cancellationToken);
        await notices.RaiseAsync(ReportOf(feed, name, stopped), cancellationToken);
    }

    /// <summary>Those of which the polls before said the same.</summary>
    private async Task<IReadOnlyList<string>> StoppedAsync(long feedId, IReadOnlyList<string> missing, CancellationToken cancellationToken)
    {
        var before = await db.Polls.LastReadings(feedId, PollsInRow - 1).Select(p => p.Message).ToListAsync(cancellationToken);
        return before.Count < PollsInRow - 1 ? [] : [.. missing.Where(selector => before.TrueForAll(message => message?.Contains(selector, StringComparison.Ordinal) == true))];
    }

    private static NoticeReport ReportOf(Feed feed, string sourceName, IReadOnlyList<string> stopped) => new(
        Key(feed.Id), NoticeAudience.Admins, NoticeSeverity.Warning, nameof(Feed), $"{feed.Id}", $"/sources/feeds/{feed.Id}/listing",
        $"{sourceName}: a selector of a listing finds nothing",
        $"In the last {PollsInRow} polls nothing on the page was found by: {string.Join("; ", stopped)}. The listing is {feed.Url}. The site may have been redesigned: try its selectors on the bench. Where it has one page only and none comes next, dismiss this.");

    private static string Key(long feedId) => $"listing-selectors:{feedId}";
}
