using System.Collections.Concurrent;

namespace NewsTracker.Scraping;

/// <summary>When the loops of this process last went round with success. One that hangs, has ended or fails each time is behind: its process lives, and does nothing.</summary>
public sealed class LoopPulses(TimeProvider clock)
{
    private readonly ConcurrentBag<LoopPulse> pulses = [];

    public IEnumerable<LoopPulse> Behind => pulses.Where(pulse => pulse.IsBehind).OrderBy(pulse => pulse.Work, StringComparer.Ordinal);

    /// <param name="work">What the loop does, as a sentence begins: "Looking for feeds that are due".</param>
    public LoopPulse Begin(string work, TimeSpan interval)
    {
        var pulse = new LoopPulse(work, interval, clock);
        pulses.Add(pulse);
        return pulse;
    }
}

/// <summary>The rounds of one loop.</summary>
public sealed class LoopPulse
{
    /// <summary>A statement may wait for half a minute, and a database that is moved to another machine is away for a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TimeSpan interval;
    private readonly TimeProvider clock;
    private long last;

    internal LoopPulse(string work, TimeSpan interval, TimeProvider clock)
    {
        Work = work;
        this.interval = interval;
        this.clock = clock;
        Beat();
    }

    public string Work { get; }

    /// <summary>How long ago a round last succeeded.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref last));

    public bool IsBehind => Silence > interval + Patience;

    /// <summary>A round has succeeded.</summary>
    public void Beat() => Volatile.Write(ref last, clock.GetTimestamp());
}
