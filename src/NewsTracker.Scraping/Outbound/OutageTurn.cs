namespace NewsTracker.Scraping.Outbound;

/// <summary>What one poll announces of our own network. It holds once it is kept, that is written down; otherwise the next poll is the first to know again.</summary>
internal sealed class OutageTurn(NetworkHealth network) : IDisposable
{
    private OutageNews? before;

    /// <summary>Whether this poll is the first to know of an outage.</summary>
    public bool IsFirstToKnow() => First(network.Announce()) is not null;

    /// <summary>Whether this poll is the first to see the end of an outage, or the first to go well in a process: one before it may have announced an outage.</summary>
    /// <returns>What was told before; null where this poll is neither.</returns>
    public OutageNews? FindRecovery() => First(network.Recover());

    public void Keep() => before = null;

    public void Dispose()
    {
        if (before is { } told)
        {
            network.TakeBack(told);
        }
    }

    private OutageNews? First(OutageNews? told)
    {
        before = told ?? before;
        return told;
    }
}
