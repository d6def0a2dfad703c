namespace NewsTracker.Scraping.Outbound;

/// <summary>What one poll announces of our own network. It holds once it is kept, that is written down; otherwise the next poll is the first to know again.</summary>
internal sealed class OutageTurn(NetworkHealth network) : IDisposable
{
    private OutageNews? before;

    /// <summary>Whether this poll is the first to know of an outage.</summary>
    public bool IsFirstToKnow() => IsFirst(network.Announce());

    /// <summary>Whether this poll is the first to see the end of an outage, or the first to go well in a process: one before it may have announced an outage.</summary>
    public bool HasRecovered() => IsFirst(network.Recover());

    public void Keep() => before = null;

    public void Dispose()
    {
        if (before is { } told)
        {
            network.TakeBack(told);
        }
    }

    private bool IsFirst(OutageNews? told)
    {
        before = told ?? before;
        return told is not null;
    }
}
