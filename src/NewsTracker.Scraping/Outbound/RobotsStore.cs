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

    /// <summary>A file that cannot be read leaves the copy of when it could.</summary>
    /// <param name="hasAnswered">Whether the host gave any sign of life.</param>
    public async Task<RobotsRecord> StoreAsync(
        string origin, RobotsAvailability availability, string content, string? explanation, FeedTrouble? hostTrouble, bool hasAnswered, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (stored, trouble) = (availability.ToString(), hostTrouble?.ToString());
        (DateTimeOffset? readAt, DateTimeOffset? unreachableSince) = availability == RobotsAvailability.Unreachable ? ((DateTimeOffset?)null, (DateTimeOffset?)now) : (now, null);
        DateTimeOffset? answeredAt = hasAnswered ? now : null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        return await db.RobotsRecords.FromSql(
            $"""
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
