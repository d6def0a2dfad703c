using System.Collections.Concurrent;

namespace NewsTracker.Scraping.Outbound;

/// <summary>
/// Tells trouble of our own network from trouble of others: one host that does not answer is its own fault, most hosts at once are ours. The silence of a host that never once
/// answered says nothing of the network: its name may be mistyped.
/// </summary>
internal sealed class NetworkHealth(TimeProvider clock)
{
    private const int FewestHosts = 3;
    private const double MostOfThem = 0.75;
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, Contact> latest = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A process that begins does not know what the one before it announced.</summary>
    private OutageNews told = OutageNews.Unknown;

    /// <summary>How far back an attempt counts.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>What our own network kept from us is tried again after this long.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Any answer at all shows that the network works, a refusal as well as a page.</summary>
    public void Note(Uri url, FetchOutcome outcome)
    {
        bool? answered = outcome switch
        {
            FetchOutcome.Fetched or FetchOutcome.NotModified or FetchOutcome.Refused => true,
            FetchOutcome.Failed { IsSilence: true } => false,
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

        var now = clock.GetUtcNow();
        latest.AddOrUpdate(url.Host, _ => new Contact(known, now, known), (_, before) => new Contact(known, now, known || before.EverAnswered));
    }

    /// <summary>The host has answered before, to this process or to another.</summary>
    public void Vouch(Uri url)
    {
        if (!latest.TryGetValue(url.Host, out var contact) || !contact.EverAnswered)
        {
            latest.AddOrUpdate(url.Host, _ => new Contact(Answered: true, DateTimeOffset.MinValue, EverAnswered: true), (_, before) => before with { EverAnswered = true });
        }
    }

    /// <summary>How many of the hosts asked lately gave no sign of life, where that is most of them; null while the network is well.</summary>
    public (int Silent, int Asked)? FindOutage()
    {
        var since = clock.GetUtcNow() - Window;
        var (silent, asked) = (0, 0);
        foreach (var contact in latest.Values.Where(contact => contact.EverAnswered && contact.At >= since))
        {
            asked++;
            silent += contact.Answered ? 0 : 1;
        }

        if (silent >= FewestHosts && silent >= asked * MostOfThem)
        {
            return (silent, asked);
        }

        return null;
    }

    /// <summary>Whether a host's silence is to be laid to our own network: most others are silent, too.</summary>
    public bool IsOurs(FetchOutcome outcome) => outcome is FetchOutcome.Failed { IsSilence: true } or FetchOutcome.RobotsDenied { IsSilence: true } && FindOutage() is not null;

    /// <summary>Whether an outage was announced, by this process or perhaps by one before it, whose end was not.</summary>
    public bool MayBeAnnounced => told != OutageNews.Well;

    /// <summary>For the first who asks when an outage is over, or after the start of a process.</summary>
    /// <returns>What was told before; null for all others.</returns>
    public OutageNews? Recover() => MayBeAnnounced && FindOutage() is null ? ChangedTo(OutageNews.Well) : null;

    /// <summary>For the first who asks during an outage: what was blamed on hosts before it showed is then to be taken back.</summary>
    /// <returns>What was told before; null for all others.</returns>
    public OutageNews? Announce() => ChangedTo(OutageNews.Outage);

    /// <summary>What was told could not be written down: it was not.</summary>
    public void TakeBack(OutageNews before) => Interlocked.Exchange(ref told, before);

    private OutageNews? ChangedTo(OutageNews now) => Interlocked.Exchange(ref told, now) is var before && before != now ? before : null;

    /// <param name="Answered">Whether the host answered the last time it was asked, at <paramref name="At"/>.</param>
    /// <param name="EverAnswered">Whether it ever did.</param>
    private sealed record Contact(bool Answered, DateTimeOffset At, bool EverAnswered);
}

/// <summary>What was last told of our own network.</summary>
internal enum OutageNews
{
    Unknown,
    Well,
    Outage,
}
