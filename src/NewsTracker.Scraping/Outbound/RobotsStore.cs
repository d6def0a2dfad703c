using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Outbound;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Keeps what was last learnt of each host's robots.txt, for all scraper processes.</summary>
internal sealed class RobotsStore(IServiceScopeFactory scopes, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>A host that could not say is asked again sooner than one that could.</summary>
    public static readonly TimeSpan RetryUnreachableAfter = TimeSpan.FromMinutes(10);

    /// <summary>Where the host itself does not answer, what is due decides when it is asked again: an outage must not outlast its end. All that is due in a minute shares one attempt.</summary>
    private static readonly TimeSpan RetrySilentAfter = TimeSpan.FromMinutes(1);

    /// <summary>What is known of a host that nobody asked for so long is of no use any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <returns>Null where the file was never asked for, or is to be asked for again.</returns>
    public async Task<RobotsRecord?> FindFreshAsync(string origin, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var record = await db.RobotsRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Origin == origin, cancellationToken);
        var lifetime = record switch
        {
            { Availability: RobotsAvailability.Unreachable, HostTrouble: not null } => RetrySilentAfter,
            { Availability: RobotsAvailability.Unreachable } => RetryUnreachableAfter,
            _ => options.Value.RobotsLifetime,
        };

        // Read by a process whose clock is ahead, it would be fresh until the time had caught up.
        return record is not null && (clock.GetUtcNow() - record.FetchedAt).Duration() < lifetime ? record : null;
    }

    /// <summary>A file that cannot be read leaves the copy of when it could. On the way some hosts are forgotten that were not asked for long, with their paces, which go by the server's clock.</summary>
    /// <param name="hasAnswered">Whether the host gave any sign of life.</param>
    public async Task<RobotsRecord> StoreAsync(
        string origin, RobotsAvailability availability, string content, string? explanation, FeedTrouble? hostTrouble, bool hasAnswered, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldest = now - Kept;
        var (stored, trouble) = (availability.ToString(), hostTrouble?.ToString());
        (DateTimeOffset? readAt, DateTimeOffset? unreachableSince) = availability == RobotsAvailability.Unreachable ? ((DateTimeOffset?)null, (DateTimeOffset?)now) : (now, null);
        DateTimeOffset? answeredAt = hasAnswered ? now : null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        return await db.RobotsRecords.FromSql(
            $"""
            with forgotten as (delete from robots_records where origin in (select origin from robots_records where fetched_at < {oldest} and origin <> {origin} limit 100 for update skip locked)),
            rested as (delete from host_paces where host in (
                select host from host_paces where next_request_at < clock_timestamp() - {Kept} and coalesce(held_until, '-infinity') < clock_timestamp() - {Kept} limit 100 for update skip locked))
            insert into robots_records as known (origin, fetched_at, availability, content, unreachable_since, explanation, host_trouble, answered_at, read_at)
            values ({origin}, {now}, {stored}, {content}, {unreachableSince}, {explanation}, {trouble}, {answeredAt}, {readAt})
            on conflict (origin) do update set fetched_at = excluded.fetched_at, availability = excluded.availability, explanation = excluded.explanation, host_trouble = excluded.host_trouble,
                answered_at = coalesce(excluded.answered_at, known.answered_at), read_at = coalesce(excluded.read_at, known.read_at),
                content = case when excluded.unreachable_since is null then excluded.content else known.content end,
                unreachable_since = case when excluded.unreachable_since is null then null else coalesce(known.unreachable_since, excluded.unreachable_since) end
            returning *
            """).AsNoTracking().ToAsyncEnumerable().FirstAsync(cancellationToken);
    }
}
