using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Keeps the pace towards each host. The next free moment of a host is a row in the database, so all scraper processes share it.</summary>
internal sealed class HostPacer(IServiceScopeFactory scopes, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>Longest crawl-delay taken literally; a longer one would hold a poll for hours.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    /// <summary>A pause that a host asked for is waited out on the spot up to this long; beyond it the work is put off.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>A host that asks for more is asked again once a day all the same.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    /// <summary>Waits until it is our turn to ask the host for something.</summary>
    /// <returns>Null when it is; otherwise until when the host wants to be left alone.</returns>
    public async Task<FetchOutcome.Postponed?> WaitAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        if (!options.Value.PacePrivateHosts && options.Value.FindPrivateHost(url.Host, url.Port) is not null)
        {
            return null;
        }

        var delay = options.Value.HostDelay;
        if (crawlDelay is { } asked && asked > delay)
        {
            delay = asked < LongestDelay ? asked : LongestDelay;
        }

        var (wait, heldUntil) = await ReserveAsync(HostOf(url), delay, cancellationToken);
        if (heldUntil is { } until)
        {
            return new FetchOutcome.Postponed(until, $"{url.Host} asked to be left alone until {until:yyyy-MM-dd HH:mm} UTC.");
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }

        return null;
    }

    /// <summary>Leaves a host alone for as long as it asks (Retry-After), by all scraper processes.</summary>
    public async Task HoldAsync(Uri url, TimeSpan pause, CancellationToken cancellationToken)
    {
        var (host, until) = (HostOf(url), pause < LongestHold ? pause : LongestHold);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into host_paces as pace (host, next_request_at, held_until) values ({host}, clock_timestamp(), clock_timestamp() + {until})
            on conflict (host) do update set held_until = greatest(pace.held_until, excluded.held_until)
            """,
            cancellationToken);
    }

    /// <summary>Takes the host's next free moment, unless it is held; the server's clock decides, so that hosts need not agree on the time.</summary>
    private async Task<Turn> ReserveAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        return await db.Database.SqlQuery<Turn>(
            $"""
            with turn as (
                insert into host_paces as pace (host, next_request_at) values ({host}, clock_timestamp() + {delay})
                on conflict (host) do update set next_request_at = greatest(pace.next_request_at, pace.held_until, clock_timestamp()) + {delay}
                where pace.held_until is null or pace.held_until <= clock_timestamp() + {LongestWait}
                returning next_request_at - {delay} - clock_timestamp() as wait)
            select wait, null::timestamptz as held_until from turn
            union all
            select interval '0', held_until from host_paces where host = {host} and not exists (select from turn)
            limit 1
            """).ToAsyncEnumerable().FirstAsync(cancellationToken);
    }

    private static string HostOf(Uri url) => url.Authority.ToLowerInvariant();

    private sealed record Turn(TimeSpan Wait, DateTimeOffset? HeldUntil);
}
