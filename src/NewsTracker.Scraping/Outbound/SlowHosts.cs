namespace NewsTracker.Scraping.Outbound;

/// <summary>
/// Who in this process waits for a turn at which host. They have it in the order in which they came; and no more may wait than have theirs in some minutes: a dozen pages that wait two minutes for each other would hold their poll,
/// and a re-check's lease, for half an hour.
/// </summary>
internal sealed class SlowHosts
{
    /// <summary>Longest crawl-delay taken literally: one page at least can always wait for its turn.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);

    /// <summary>A place among those who wait, to be left when the turn has come.</summary>
    /// <returns>Null where others wait, as many as have their turn within <see cref="LongestDelay"/>.</returns>
    public Place? TryEnter(string host, TimeSpan delay)
    {
        lock (gate)
        {
            var line = lines.TryGetValue(host, out var known) ? known : lines[host] = new Line();
            if (line.Waiting > 0 && (line.Waiting + 1) * delay > LongestDelay)
            {
                return null;
            }

            line.Waiting++;
            return new Place(this, host, line.First);
        }
    }

    private void Leave(string host)
    {
        lock (gate)
        {
            if (--lines[host].Waiting == 0)
            {
                lines.Remove(host);
            }
        }
    }

    public sealed class Place(SlowHosts hosts, string host, SemaphoreSlim first) : IDisposable
    {
        private bool isFirst;

        /// <summary>Waits until all who came before have had their turn. Only the first in line asks whether the host's has come.</summary>
        public async Task ComeFirstAsync(CancellationToken cancellationToken)
        {
            await first.WaitAsync(cancellationToken);
            isFirst = true;
        }

        public void Dispose()
        {
            if (isFirst)
            {
                first.Release();
            }

            hosts.Leave(host);
        }
    }

    private sealed class Line
    {
        public int Waiting { get; set; }

        /// <summary>Lets them in one by one, as they came.</summary>
        public SemaphoreSlim First { get; } = new(1);
    }
}
