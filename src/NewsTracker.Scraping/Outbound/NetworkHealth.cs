using System.Collections.Concurrent;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Tells trouble of our own network from trouble of others: one host that does not answer is its own fault, most hosts at once are ours.</summary>
internal sealed class NetworkHealth(TimeProvider clock)
{
    private const int FewestHosts = 3;
    private const double MostOfThem = 0.75;
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (bool Answered, DateTimeOffset At)> latest = new(StringComparer.OrdinalIgnoreCase);
    private int isAnnounced;

    /// <summary>How far back an attempt counts.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Any answer at all shows that the network works, a refusal as well as a page.</summary>
    public void Note(Uri url, FetchOutcome outcome)
    {
        bool? answered = outcome switch
        {
            FetchOutcome.Fetched or FetchOutcome.NotModified or FetchOutcome.Refused => true,
            FetchOutcome.Failed { Failure: FetchFailure.Dns or FetchFailure.Connect or FetchFailure.Timeout } => false,
            FetchOutcome.Failed => true,
            _ => null,
        };
        if (answered is not { } known)
        {
            return;
        }

        if (latest.Count >= MostRemembered)
        {
            latest.Clear();
        }

        latest[url.Host] = (known, clock.GetUtcNow());
    }

    /// <summary>How many of the hosts asked lately gave no sign of life, where that is most of them; null while the network is well.</summary>
    public (int Silent, int Asked)? FindOutage()
    {
        var since = clock.GetUtcNow() - Window;
        var (silent, asked) = (0, 0);
        foreach (var (answered, at) in latest.Values)
        {
            if (at >= since)
            {
                asked++;
                silent += answered ? 0 : 1;
            }
        }

        if (silent >= FewestHosts && silent >= asked * MostOfThem)
        {
            return (silent, asked);
        }

        return null;
    }

    /// <summary>Whether an outage was announced whose end was not.</summary>
    public bool IsOutageAnnounced => Volatile.Read(ref isAnnounced) == 1;

    /// <summary>True once after an outage, for the first who asks when it is over.</summary>
    public bool HasRecovered() => isAnnounced == 1 && FindOutage() is null && Interlocked.Exchange(ref isAnnounced, 0) == 1;

    /// <summary>What was announced could not be written down: it was not.</summary>
    public void TakeBack(bool wasAnnounced) => Volatile.Write(ref isAnnounced, wasAnnounced ? 1 : 0);

    /// <summary>True for the first who asks during an outage: what was blamed on hosts before it showed is then to be taken back.</summary>
    public bool IsFirstToKnow() => Interlocked.Exchange(ref isAnnounced, 1) == 0;
}
