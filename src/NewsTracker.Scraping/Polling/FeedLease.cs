using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Polling;

/// <summary>A scraper's claim on a feed. The epoch is its fencing token: whoever leases later has a greater one, and the older holder's results are no longer taken.</summary>
internal sealed record FeedLease(long FeedId, string Owner, long Epoch)
{
    /// <summary>The feed as it was leased.</summary>
    public required Feed Feed { get; init; }

    /// <summary>The ledger's row of this visit, open.</summary>
    public required Poll Poll { get; init; }

    public required PollSteps Steps { get; init; }

    /// <summary>Whether the last poll ended with the scraper that made it: its lease ran out and was not given back.</summary>
    public bool WasLost { get; init; }

    /// <summary>Whether addresses that failed before are due again.</summary>
    public required bool HasRetries { get; init; }
}
