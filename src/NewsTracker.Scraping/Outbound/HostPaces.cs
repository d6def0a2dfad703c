using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Outbound;

/// <summary>When each host may next be asked, as a row that all scraper processes share. Each call goes in a context of its own, and by the server's clock, so that processes need not agree on the time.</summary>
internal sealed class HostPaces(IServiceScopeFactory scopes)
{
    /// <summary>Takes the turn if it has come; until the host has answered the next is a delay away. What lies further ahead than any gap or pause was written before the clock was set back, and is over.</summary>
    /// <param name="longestWait">A pause that lasts longer is told as one.</param>
    /// <returns>Null where it was taken.</returns>
    public Task<HostTurn?> TryTakeAsync(string host, TimeSpan delay, TimeSpan longestWait, CancellationToken cancellationToken) => WithDbAsync<HostTurn?>(async db =>
    {
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            insert into host_paces as pace (host, next_request_at) values ({host}, clock_timestamp() + {delay})
            on conflict (host) do update set next_request_at = clock_timestamp() + {delay},
                held_until = case when pace.held_until <= clock_timestamp() + {HostPacer.LongestHold} then pace.held_until end
            where (pace.next_request_at <= clock_timestamp() or pace.next_request_at > clock_timestamp() + {HostPacer.LongestGap})
                and (pace.held_until is null or pace.held_until <= clock_timestamp() or pace.held_until > clock_timestamp() + {HostPacer.LongestHold})
            """,
            cancellationToken);
        if (taken == 1)
        {
            return null;
        }

        return await db.Database.SqlQuery<HostTurn>(
            $"""
            select coalesce(greatest(turn, held) - clock_timestamp(), interval '0') as wait, case when held > clock_timestamp() + {longestWait} then held end as held_until
            from (
                select case when next_request_at <= clock_timestamp() + {HostPacer.LongestGap} then next_request_at end as turn,
                    case when held_until <= clock_timestamp() + {HostPacer.LongestHold} then held_until end as held
                from host_paces where host = {host}) pace
            """).ToAsyncEnumerable().FirstAsync(cancellationToken);
    });

    /// <summary>The next turn is no sooner than a delay from now.</summary>
    public Task RestAsync(string host, TimeSpan delay, CancellationToken cancellationToken) => WithDbAsync(db => db.Database.ExecuteSqlAsync(
        $"update host_paces set next_request_at = greatest(next_request_at, clock_timestamp() + {delay}) where host = {host}", cancellationToken));

    /// <summary>No turn comes for so long; a longer pause that it has already stays.</summary>
    public Task HoldAsync(string host, TimeSpan pause, CancellationToken cancellationToken) => WithDbAsync(db => db.Database.ExecuteSqlAsync(
        $"""
        insert into host_paces as pace (host, next_request_at, held_until) values ({host}, clock_timestamp(), clock_timestamp() + {pause})
        on conflict (host) do update set held_until = greatest(pace.held_until, excluded.held_until)
        """,
        cancellationToken));

    /// <summary>No turn comes for the first pause, or for the repeated one where another ended less than that ago. What was still under way when it was held makes the pause no longer.</summary>
    public Task HoldAgainAsync(string host, TimeSpan first, TimeSpan repeated, CancellationToken cancellationToken) => WithDbAsync(db => db.Database.ExecuteSqlAsync(
        $"""
        insert into host_paces as pace (host, next_request_at, held_until) values ({host}, clock_timestamp(), clock_timestamp() + {first})
        on conflict (host) do update set held_until = case
            when pace.held_until > clock_timestamp() then pace.held_until
            when pace.held_until > clock_timestamp() - {repeated} then clock_timestamp() + {repeated}
            else excluded.held_until end
        """,
        cancellationToken));

    private async Task<T> WithDbAsync<T>(Func<NewsTrackerDbContext, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>());
    }
}

/// <summary>A turn that has not come.</summary>
/// <param name="HeldUntil">Until when the host wants to be left alone, where that is longer than one waits.</param>
internal sealed record HostTurn(TimeSpan Wait, DateTimeOffset? HeldUntil);
