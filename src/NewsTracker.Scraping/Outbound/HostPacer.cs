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

    /// <summary>Waits until it is our turn to ask the host for something.</summary>
    public async Task WaitAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        var delay = options.Value.HostDelay;
        if (crawlDelay is { } asked && asked > delay)
        {
            delay = asked < LongestDelay ? asked : LongestDelay;
        }

        if (delay == TimeSpan.Zero)
        {
            return;
        }

        var wait = await ReserveAsync(url.Authority.ToLowerInvariant(), delay, cancellationToken);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Takes the host's next free moment; the server's clock decides, so that hosts need not agree on the time.</summary>
    private async Task<TimeSpan> ReserveAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        return await db.Database.SqlQuery<TimeSpan>(
            $"""
            insert into host_paces as pace (host, next_request_at) values ({host}, clock_timestamp() + {delay})
            on conflict (host) do update set next_request_at = greatest(pace.next_request_at, clock_timestamp()) + {delay}
            returning next_request_at - {delay} - clock_timestamp() as "Value"
            """).ToAsyncEnumerable().FirstAsync(cancellationToken);
    }
}
