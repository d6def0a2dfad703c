using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Outbound;

/// <summary>
/// Keeps the pace towards each host. When a host may next be asked is a row in the database, so all scraper processes share it. A turn is taken when it has come, not
/// reserved ahead: a process that wakes late must not shorten the gap to the next; and the gap counts from the answer, since only then the request is known to have arrived.
/// </summary>
internal sealed class HostPacer(IServiceScopeFactory scopes, SlowHosts slowHosts, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>A pause that a host asked for is waited out on the spot up to this long; beyond it the work is put off.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>A host that asks for more is asked again once a day all the same.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    /// <summary>A host that finds us too frequent (429) and names no pause gets this one.</summary>
    public static readonly TimeSpan UnnamedPause = TimeSpan.FromMinutes(15);

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

        while (await TryTakeAsync(host, delay, cancellationToken) is { } turn)
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
    public async Task RestAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        if (IsUnpaced(url))
        {
            return;
        }

        var (host, delay) = (PacedHost.Of(url), DelayOf(crawlDelay));
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>().Database.ExecuteSqlAsync(
            $"update host_paces set next_request_at = greatest(next_request_at, clock_timestamp() + {delay}) where host = {host}", cancellationToken);
    }

    /// <summary>For how long a host that asks for this pause is left alone.</summary>
    public static TimeSpan HoldOf(TimeSpan asked) => asked < LongestHold ? asked : LongestHold;

    /// <summary>Leaves the host alone if its answer asks for that, whatever it was asked for. Too many requests (429) always asks for it; unavailable (503) may be the trouble of one page, unless it names a pause.</summary>
    public Task HeedAsync(FetchOutcome answer, CancellationToken cancellationToken) => answer switch
    {
        FetchOutcome.Refused { AskedPause: { } pause } refused => HoldAsync(refused.Url, pause, cancellationToken),
        FetchOutcome.Refused { Status: HttpStatusCode.TooManyRequests } refused => HoldAsync(refused.Url, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Leaves a host alone for as long as it asks (Retry-After), by all scraper processes.</summary>
    public async Task HoldAsync(Uri url, TimeSpan pause, CancellationToken cancellationToken)
    {
        var (host, until) = (PacedHost.Of(url), HoldOf(pause));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into host_paces as pace (host, next_request_at, held_until) values ({host}, clock_timestamp(), clock_timestamp() + {until})
            on conflict (host) do update set held_until = greatest(pace.held_until, excluded.held_until)
            """,
            cancellationToken);
    }

    /// <summary>Leaves a host alone that names no pause. What was still under way when it was held makes the pause no longer.</summary>
    private async Task HoldAsync(Uri url, CancellationToken cancellationToken)
    {
        var host = PacedHost.Of(url);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into host_paces as pace (host, next_request_at, held_until) values ({host}, clock_timestamp(), clock_timestamp() + {UnnamedPause})
            on conflict (host) do update set held_until = case
                when pace.held_until > clock_timestamp() then pace.held_until
                when pace.held_until > clock_timestamp() - {RepeatedPause} then clock_timestamp() + {RepeatedPause}
                else excluded.held_until end
            """,
            cancellationToken);
    }

    /// <summary>Takes the turn if it has come; the server's clock decides, so that hosts need not agree on the time.</summary>
    /// <returns>Null where it was taken; otherwise how long to wait, or until when the host is held.</returns>
    private async Task<Turn?> TryTakeAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        if (await db.Database.ExecuteSqlAsync(
            $"""
            insert into host_paces as pace (host, next_request_at) values ({host}, clock_timestamp() + {delay})
            on conflict (host) do update set next_request_at = clock_timestamp() + {delay}
            where pace.next_request_at <= clock_timestamp() and (pace.held_until is null or pace.held_until <= clock_timestamp())
            """,
            cancellationToken) == 1)
        {
            return null;
        }

        return await db.Database.SqlQuery<Turn>(
            $"""
            select greatest(next_request_at, held_until) - clock_timestamp() as wait,
                case when held_until > clock_timestamp() + {LongestWait} then held_until end as held_until
            from host_paces where host = {host}
            """).ToAsyncEnumerable().FirstAsync(cancellationToken);
    }

    private bool IsUnpaced(Uri url) => !options.Value.PacePrivateHosts && options.Value.FindPrivateHost(url.Host, url.Port) is not null;

    private TimeSpan DelayOf(TimeSpan? crawlDelay)
    {
        var (own, asked) = (options.Value.HostDelay, crawlDelay ?? TimeSpan.Zero);
        var kept = asked < SlowHosts.LongestDelay ? asked : SlowHosts.LongestDelay;
        return kept > own ? kept : own;
    }

    private sealed record Turn(TimeSpan Wait, DateTimeOffset? HeldUntil);
}
