namespace NewsTracker.Scraping.Outbound;

/// <summary>Who in this process waits for a turn at hosts that ask for long gaps between requests. Few may: a dozen pages that wait two minutes for each other would hold their poll, and a re-check's lease, for half an hour.</summary>
internal sealed class SlowHosts
{
    /// <summary>Longest crawl-delay taken literally: one page at least can always wait for its turn.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>From here on it counts who waits.</summary>
    private static readonly TimeSpan LongDelay = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> waiting = new(StringComparer.Ordinal);

    /// <summary>A place among those who wait, to be left when the turn has come.</summary>
    /// <returns>Null where others wait, as many as have their turn within <see cref="LongestDelay"/>.</returns>
    public Place? TryEnter(string host, TimeSpan delay)
    {
        if (delay <= LongDelay)
        {
            return new Place(null, host);
        }

        lock (gate)
        {
            var before = waiting.GetValueOrDefault(host);
            if (before > 0 && (before + 1) * delay > LongestDelay)
            {
                return null;
            }

            waiting[host] = before + 1;
            return new Place(this, host);
        }
    }

    private void Leave(string host)
    {
        lock (gate)
        {
            if (--waiting[host] == 0)
            {
                waiting.Remove(host);
            }
        }
    }

    public sealed class Place(SlowHosts? hosts, string host) : IDisposable
    {
        public void Dispose() => hosts?.Leave(host);
    }
}
