using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>Whether and when an address is tried again, after what became of it in a poll.</summary>
internal abstract record RetryFate
{
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(4), TimeSpan.FromDays(7),
    ];

    /// <summary>What robots.txt forbids is looked at again with gaps as long as it has been forbidden, within these: nothing is sent while it is.</summary>
    private static readonly (TimeSpan Shortest, TimeSpan Longest) GapsOfForbidden = (TimeSpan.FromHours(6), TimeSpan.FromDays(7));

    /// <summary>Before then nothing that was put off is looked at again: as long as a host's crawl-delay is at the longest.</summary>
    private static readonly TimeSpan ShortestWait = SlowHosts.LongestDelay;

    /// <summary>News that could not be had for so long is no news; a person can still bring it.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(30);

    private RetryFate()
    {
    }

    /// <summary>Nobody asked for it: what is known of it stays.</summary>
    public sealed record Leave : RetryFate;

    /// <summary>It is not tried again for having failed.</summary>
    public sealed record Forget : RetryFate;

    /// <param name="Attempts">How often it was asked for by now.</param>
    /// <param name="Next"><see cref="ItemRetry.Never"/> where it is given up.</param>
    public sealed record At(int Attempts, DateTimeOffset Next) : RetryFate;

    /// <summary>Whose turn has not come has not failed, and is given up for that never, however often it happens.</summary>
    public sealed record Waits(DateTimeOffset Turn) : RetryFate;

    /// <param name="known">What is known of it from polls before.</param>
    public static RetryFate Of(TakenItem item, ItemRetry? known, DateTimeOffset now)
    {
        var age = now - (known?.FirstFailedAt ?? now);
        return item.Row.Outcome switch
        {
            _ when item.IsPutOff => new Waits(TurnOf(item, now)),
            PollItemOutcome.AwaitingRetry => new Leave(),

            // Forgotten rather than kept as given up: of a forbidden site that would be all of its news, for ever.
            PollItemOutcome.RobotsDenied when age > GivenUpAfter => new Forget(),
            PollItemOutcome.RobotsDenied => new At(0, NotBeforeAsked(item, now + GapOfForbidden(age))),
            PollItemOutcome.FetchFailed or PollItemOutcome.Failed or PollItemOutcome.NotAnArticle => OfFailed(item, (known?.Attempts ?? 0) + (item.IsAttempt ? 1 : 0), age, now),
            _ => new Forget(),
        };
    }

    /// <summary>When what the pace of its host put off may be asked for. Hosts may name pauses of seconds, and what waits for them is not to be looked at as often.</summary>
    public static DateTimeOffset TurnOf(TakenItem putOff, DateTimeOffset now) => NotBeforeAsked(putOff, now + ShortestWait);

    private static At OfFailed(TakenItem item, int attempts, TimeSpan age, DateTimeOffset now) =>
        new(attempts, age > GivenUpAfter ? ItemRetry.Never : NotBeforeAsked(item, now + Gaps[Math.Clamp(attempts - 1, 0, Gaps.Length - 1)]));

    private static DateTimeOffset NotBeforeAsked(TakenItem item, DateTimeOffset at) => item.NotBefore is { } asked && asked > at ? asked : at;

    private static TimeSpan GapOfForbidden(TimeSpan age) => age < GapsOfForbidden.Shortest ? GapsOfForbidden.Shortest : age < GapsOfForbidden.Longest ? age : GapsOfForbidden.Longest;
}
