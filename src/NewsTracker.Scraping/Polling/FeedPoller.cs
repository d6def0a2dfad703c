using Microsoft.Extensions.Logging;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Polls one feed: fetches it, takes in its articles, writes the ledger and the next date.</summary>
/// <param name="ledger">Made when it is needed: most polls are quiet, and close without it.</param>
internal sealed partial class FeedPoller(Lazy<PollLedger> ledger, QuietPolls quietPolls, LeaseKeeper keeper, FeedFetching feeds, FeedIntake intake, NetworkHealth network, ILogger<FeedPoller> logger)
{
    /// <returns>What the visit gave; null where the lease was lost on the way.</returns>
    public async Task<FeedReading?> PollAsync(FeedLease lease, CancellationToken cancellationToken)
    {
        using var held = keeper.Hold(lease, cancellationToken);
        try
        {
            var reading = await feeds.ReadAsync(lease.Feed, lease.Steps.Note, held.Token);
            lease.Steps.Note();

            // What failed before is tried again also when the feed itself has not changed.
            var taken = reading switch
            {
                FeedReading.Read read => await intake.TakeAsync(lease, read.Document.Entries, held.Token),
                FeedReading.NotModified => await intake.TakeAsync(lease, [], held.Token),
                _ => TakenItems.None,
            };
            await CloseAsync(lease, reading, taken, held.Token);
            return reading;
        }
        catch (OperationCanceledException) when (held.IsLost && !cancellationToken.IsCancellationRequested)
        {
            Log.LeaseLost(logger, lease.FeedId, lease.Epoch);
            return null;
        }
    }

    /// <summary>While an outage of ours may stand announced every poll is looked at by itself: the first that goes well ends it.</summary>
    private Task CloseAsync(FeedLease lease, FeedReading reading, TakenItems taken, CancellationToken cancellationToken) =>
        QuietPoll.Is(lease, reading, taken.Items) && !network.MayBeAnnounced
            ? quietPolls.CloseAsync(lease, reading, cancellationToken)
            : ledger.Value.CloseAsync(lease, reading, taken, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Lease {LeaseEpoch} on feed {FeedId} is lost: it passed to another scraper, the feed was paused or removed, or the poll hung; the poll is broken off")]
        public static partial void LeaseLost(ILogger logger, long feedId, long leaseEpoch);
    }
}
