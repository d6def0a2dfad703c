namespace NewsTracker.Scraping.Outbound;

/// <summary>What one poll announces of our own network. It holds once it is kept, that is written down; otherwise the next poll is the first to know again.</summary>
internal sealed class OutageTurn(NetworkHealth network) : IDisposable
{
    private bool? before;

    /// <summary>Whether this poll is the first to know of an outage.</summary>
    public bool IsFirstToKnow()
    {
        var isFirst = network.IsFirstToKnow();
        before = isFirst ? false : before;
        return isFirst;
    }

    /// <summary>Whether this poll is the first to see the end of an outage.</summary>
    public bool HasRecovered()
    {
        var isFirst = network.HasRecovered();
        before = isFirst ? true : before;
        return isFirst;
    }

    public void Keep() => before = null;

    public void Dispose()
    {
        if (before is { } wasAnnounced)
        {
            network.TakeBack(wasAnnounced);
        }
    }
}
