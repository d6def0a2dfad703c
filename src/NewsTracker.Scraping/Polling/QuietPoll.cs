using System.Runtime.ExceptionServices;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>A poll that listed no article and met no trouble, waiting to be written down.</summary>
internal sealed class QuietPoll(FeedLease lease, FeedReading reading)
{
    private ExceptionDispatchInfo? failure;

    public FeedLease Lease => lease;

    public FeedReading Reading => reading;

    /// <summary>Whether it was written, was refused because its lease had passed on, or failed.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Whether nothing has to be asked or told beyond the rows of the feed and the poll: what moves, fails, recovers or lists articles is no quiet poll.</summary>
    public static bool Is(FeedLease lease, FeedReading reading, IReadOnlyCollection<TakenItem> items) =>
        items.Count == 0 && lease.Feed.Trouble != FeedTrouble.Gone
        && reading is FeedReading.NotModified or FeedReading.Read { Response.MovedTo: null } or FeedReading.Failed { Outcome: FetchOutcome.Postponed };

    public void Settle() => IsSettled = true;

    public void Fail(Exception exception) => (IsSettled, failure) = (true, ExceptionDispatchInfo.Capture(exception));

    public void ThrowIfFailed() => failure?.Throw();
}
