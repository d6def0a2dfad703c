using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Blames our own network, and no feed, while most hosts give no sign of life; and tells admins when it fails and when it is well again.</summary>
internal sealed partial class OwnNetworkBlame(NewsTrackerDbContext db, NetworkHealth network, NoticeBoard notices, ILogger<OwnNetworkBlame> logger)
{
    /// <summary>Counts no failure of a poll whose host was silent in an outage, and takes back those counted in the minutes before the outage showed.</summary>
    /// <returns>Whether our own network is to blame.</returns>
    public async Task<bool> TryTakeAsync(OutageTurn outage, Feed feed, Poll poll, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (poll.Trouble?.IsSilence() != true || network.FindOutage() is not var (silent, asked))
        {
            return false;
        }

        var why = $"{silent} of the {asked} hosts asked in the last minutes gave no sign of life, so it is our own network that fails.";
        (poll.Outcome, poll.Trouble, poll.Message) = (PollOutcome.OwnNetworkDown, null, $"{why} {poll.Message}");
        (feed.NextPollAt, feed.NextPollReason) = (now + NetworkHealth.RetryAfter, $"{why} Tried again every {SpanWords.Of(NetworkHealth.RetryAfter)}.");
        if (outage.IsFirstToKnow())
        {
            Log.OwnNetworkDown(logger, silent, asked);
            await notices.RaiseAsync(PollNotices.OwnNetworkDown(why), cancellationToken);
            await TakeBackAsync(feed, now - NetworkHealth.Window, cancellationToken);
        }
        else if (!await notices.IsUpAsync(PollNotices.OwnNetworkKey, cancellationToken))
        {
            // Another process on this machine reached its hosts and took the notice down: here the outage goes on.
            await notices.RaiseAsync(PollNotices.OwnNetworkDown(why), cancellationToken);
        }

        return true;
    }

    /// <summary>After a poll that went well.</summary>
    public async Task EndAsync(OutageTurn outage, CancellationToken cancellationToken)
    {
        switch (outage.FindRecovery())
        {
            case OutageNews.Outage:
                await notices.ResolveAsync(PollNotices.OwnNetworkKey, cancellationToken);
                break;
            case OutageNews.Unknown:
                // A container that is made anew has another name than the one that told of its outage. A machine whose outage goes on tells of it again within minutes.
                await notices.ResolveAllAsync(PollNotices.OwnNetworks, cancellationToken);
                break;
            default:
                break;
        }
    }

    /// <param name="feed">As it is settled now; the others wait as long.</param>
    private async Task TakeBackAsync(Feed feed, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var ours = Enum.GetValues<FeedTrouble>().Where(FeedTroubleKind.IsSilence).Cast<FeedTrouble?>().ToList();
        var blamed = await db.Feeds.Where(f => f.LastPolledAt >= since && f.ConsecutiveFailures == 1 && ours.Contains(f.Trouble) && f.Id != feed.Id).Select(f => f.Id).ToArrayAsync(cancellationToken);

        // In the order in which polls that end together lock theirs; what was polled again meanwhile is looked at anew.
        await db.Database.ExecuteSqlAsync($"select from feeds where id = any({blamed}) order by id for update", cancellationToken);
        await db.Feeds.Where(f => blamed.Contains(f.Id) && f.ConsecutiveFailures == 1 && ours.Contains(f.Trouble)).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.ConsecutiveFailures, 0).SetProperty(f => f.Trouble, (FeedTrouble?)null).SetProperty(f => f.NextPollAt, feed.NextPollAt).SetProperty(f => f.NextPollReason, feed.NextPollReason),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{SilentHosts} of {AskedHosts} hosts gave no sign of life: our own network fails, and no feed is blamed")]
        public static partial void OwnNetworkDown(ILogger logger, int silentHosts, int askedHosts);
    }
}
