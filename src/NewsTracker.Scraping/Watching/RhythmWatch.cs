using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;

namespace NewsTracker.Scraping.Watching;

/// <summary>Judges feeds by their own rhythm, and puts up and takes down the notices of those that have fallen silent or bring far less.</summary>
internal sealed class RhythmWatch(NewsTrackerDbContext db, NoticeBoard board)
{
    /// <summary>A feed that is rarer than daily is known by so many arrivals, however old: of fewer, one odd gap would be the 95th percentile.</summary>
    private const int LeastRead = 40;

    /// <summary>How far back from its newest arrival a feed's rhythm is read.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(70);

    /// <returns>How many are out of their rhythm.</returns>
    public async Task<int> LookAsync(IReadOnlyList<WatchedFeed> feeds, CancellationToken cancellationToken)
    {
        var arrivals = (await db.Arrivals([.. feeds.Select(f => f.Id)], Memory, LeastRead).ToListAsync(cancellationToken)).ToLookup(a => a.FeedId, a => new FeedArrival(a.At, a.Articles));
        var daysRead = (await db.DaysRead(feeds, IntakeRhythm.DaysOfWeeks).ToListAsync(cancellationToken)).ToLookup(d => d.FeedId, d => d.Day);
        var quiets = feeds.ToDictionary(f => f.Id, f => Judge(f, arrivals[f.Id], daysRead[f.Id]));

        // What a feed lists counts as life also where another feed was there before it.
        var lacking = feeds.Where(f => quiets[f.Id] is FeedQuiet.Silent or FeedQuiet.Scarce).ToDictionary(f => f.Id);
        foreach (var others in lacking.Count == 0 ? [] : await db.ArrivalsByOthers(lacking.Keys).ToListAsync(cancellationToken))
        {
            quiets[others.FeedId] = Judge(lacking[others.FeedId], arrivals[others.FeedId].Append(new FeedArrival(others.At, others.Articles)), daysRead[others.FeedId]);
        }

        var over = new List<string>();
        var raised = 0;
        foreach (var feed in feeds)
        {
            var quiet = quiets[feed.Id];
            var found = ReportOf(feed, quiet);
            if (found is { } report)
            {
                await board.RaiseAsync(report, cancellationToken);
                raised++;
            }

            // A week that was partly read neither says that a feed is scarce nor that it is so no more.
            string[] judged = quiet is FeedQuiet.PartlyRead ? [WatchNotices.SilentKey(feed.Id)] : [WatchNotices.SilentKey(feed.Id), WatchNotices.ScarceKey(feed.Id)];
            over.AddRange(judged.Where(key => key != found?.Key));
        }

        await board.ResolveAsync(over, cancellationToken);
        return raised;
    }

    private static FeedQuiet Judge(WatchedFeed feed, IEnumerable<FeedArrival> arrivals, IEnumerable<int> daysRead) =>
        feed is { IsPaused: false, FirstPollAt: { } first, LastReadAt: { } read } ? IntakeRhythm.Judge([.. arrivals], first, read, feed.PrintedGap, daysRead.ToHashSet()) : new FeedQuiet.AsUsual();

    private static NoticeReport? ReportOf(WatchedFeed feed, FeedQuiet quiet) => quiet switch
    {
        FeedQuiet.Silent silent => WatchNotices.Silent(feed, silent),
        FeedQuiet.Scarce scarce => WatchNotices.Scarce(feed, scarce),
        _ => null,
    };
}
