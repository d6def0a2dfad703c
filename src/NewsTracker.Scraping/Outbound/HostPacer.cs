using System.Net;
using Microsoft.Extensions.Options;
using NewsTracker.Core;
using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Outbound;

/// <summary>
/// Keeps the pace towards each host, together with all scraper processes. A turn is taken when it has come, not reserved ahead: a process that wakes late must not shorten the gap to
/// the next; and the gap counts from the answer, since only then the request is known to have arrived.
/// </summary>
internal sealed class HostPacer(HostPaces paces, SlowHosts slowHosts, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>A pause that a host asked for is waited out on the spot up to this long; beyond it the work is put off.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>A host that asks for more is asked again once a day all the same.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    /// <summary>No delay between two requests is longer, whoever asks for it: see <see cref="OutboundOptions.HostDelay"/> and <see cref="SlowHosts.LongestDelay"/>.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(10);

    /// <summary>A host that finds us too frequent (429) and names no pause gets this one.</summary>
    public static readonly TimeSpan UnnamedPause = TimeSpan.FromMinutes(15);

    /// <summary>And this one at least where it names a shorter one: whoever finds so is asked too often already.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);

    /// <summary>And this one where it finds so again soon after the last.</summary>
    private static readonly TimeSpan RepeatedPause = TimeSpan.FromHours(1);

    /// <summary>Two who wait for one host wake at the same moment, and one of them waits again.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until it is our turn to ask the host for something. To be followed by <see cref="RestAsync"/> when it has answered.</summary>
    /// <returns>Null when it is; otherwise until when the host wants to be left alone.</returns>
    public async Task<FetchOutcome.Postponed?> WaitAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        if (IsUnpaced(url))
        {
            return null;
        }

        var (host, delay) = (PacedHost.Of(url), DelayOf(crawlDelay));
        using var place = slowHosts.TryEnter(host, delay);
        if (place is null)
        {
            var later = clock.GetUtcNow() + SlowHosts.LongestDelay;
            var whose = delay > options.Value.HostDelay ? $"{url.Host} asks for {delay.TotalSeconds:0.#} seconds between two requests (crawl-delay)" : $"{url.Host} is left {delay.TotalSeconds:0.#} seconds between two requests (Outbound:HostDelay)";
            return new FetchOutcome.Postponed(later, $"{whose}, and others wait for it already: put off until {InstantWords.InUtc(later)}.");
        }

        await place.ComeFirstAsync(cancellationToken);
        while (await paces.TryTakeAsync(host, delay, LongestWait, cancellationToken) is { } turn)
        {
            if (turn.HeldUntil is { } until)
            {
                return new FetchOutcome.Postponed(until, $"{url.Host} asked to be left alone until {InstantWords.InUtc(until)}.");
            }

            await Task.Delay(turn.Wait > ShortestWait ? turn.Wait : ShortestWait, clock, cancellationToken);
        }

        return null;
    }

    /// <summary>Lets the host rest, now that it has answered.</summary>
    public Task RestAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken) =>
        IsUnpaced(url) ? Task.CompletedTask : paces.RestAsync(PacedHost.Of(url), DelayOf(crawlDelay), cancellationToken);

    /// <summary>How long a pause is kept that a host asks for.</summary>
    public static TimeSpan HoldOf(TimeSpan asked) => asked < LongestHold ? asked : LongestHold;

    /// <summary>How long a host is not asked again for what it answered so; null where it wants no pause.</summary>
    public static TimeSpan? PauseAfter(FetchOutcome.Refused refused) =>
        refused.AskedPause is { } asked ? HoldOf(asked) : refused.Status == HttpStatusCode.TooManyRequests ? UnnamedPause : null;

    /// <summary>Heeds an answer that asks for a pause, whatever was asked for. Too many requests (429) always asks for it; unavailable (503) may be the trouble of one page, unless it names a pause.</summary>
    public Task HeedAsync(FetchOutcome answer, CancellationToken cancellationToken) => answer switch
    {
        FetchOutcome.Refused { AskedPause: { } pause, Status: HttpStatusCode.TooManyRequests } refused => HoldAsync(refused.Url, pause > ShortestPause ? pause : ShortestPause, cancellationToken),
        FetchOutcome.Refused { AskedPause: { } pause } refused => HoldAsync(refused.Url, pause, cancellationToken),
        FetchOutcome.Refused { Status: HttpStatusCode.TooManyRequests } refused => paces.HoldAgainAsync(PacedHost.Of(refused.Url), UnnamedPause, RepeatedPause, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Leaves a host alone for as long as it asks (Retry-After).</summary>
    public Task HoldAsync(Uri url, TimeSpan pause, CancellationToken cancellationToken) => paces.HoldAsync(PacedHost.Of(url), HoldOf(pause), cancellationToken);

    private bool IsUnpaced(Uri url) => !options.Value.PacePrivateHosts && options.Value.FindPrivateHost(url.Host, url.Port) is not null;

    private TimeSpan DelayOf(TimeSpan? crawlDelay)
    {
        var (own, asked) = (options.Value.HostDelay, crawlDelay ?? TimeSpan.Zero);
        var kept = asked < SlowHosts.LongestDelay ? asked : SlowHosts.LongestDelay;
        return kept > own ? kept : own;
    }
}
