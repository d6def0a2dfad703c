using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Robots;
using NewsTracker.Data;
using NewsTracker.Data.Outbound;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Asks a host's robots.txt before anything is fetched from it (RFC 9309). What was read is kept in the database for all scraper processes.</summary>
internal sealed class RobotsGate(OutboundClient client, HostPacer pacer, IServiceScopeFactory scopes, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>RFC 9309 2.5 asks crawlers to read at least this much.</summary>
    private const int ReadBytes = 500 * 1024;

    /// <summary>A host that could not say is asked again sooner than one that could.</summary>
    private static readonly TimeSpan RetryUnreachableAfter = TimeSpan.FromMinutes(10);

    public async Task<RobotsVerdict> CheckAsync(Uri url, CancellationToken cancellationToken)
    {
        var origin = url.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
        var record = await FindFreshAsync(origin, cancellationToken) ?? await RefreshAsync(origin, cancellationToken);
        if (record.Availability == RobotsAvailability.Unreachable)
        {
            return new RobotsVerdict(false, null, $"{origin}/robots.txt could not be read ({record.Content}), so nothing may be fetched until it can (RFC 9309).");
        }

        var rules = RobotsFile.Parse(record.Content);
        return rules.Allows(OutboundOptions.ProductToken, url)
            ? new RobotsVerdict(true, rules.CrawlDelay(OutboundOptions.ProductToken), null)
            : new RobotsVerdict(false, null, $"{origin}/robots.txt does not allow {OutboundOptions.ProductToken} to fetch {url.PathAndQuery}.");
    }

    private async Task<RobotsRecord?> FindFreshAsync(string origin, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var record = await db.RobotsRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Origin == origin, cancellationToken);
        var lifetime = record?.Availability == RobotsAvailability.Unreachable ? RetryUnreachableAfter : options.Value.RobotsLifetime;
        return record is not null && clock.GetUtcNow() - record.FetchedAt < lifetime ? record : null;
    }

    private async Task<RobotsRecord> RefreshAsync(string origin, CancellationToken cancellationToken)
    {
        var address = new Uri($"{origin}/robots.txt");
        await pacer.WaitAsync(address, crawlDelay: null, cancellationToken);
        var (availability, content) = await client.FetchAsync(new FetchRequest(address), cancellationToken) switch
        {
            FetchOutcome.Fetched fetched => (RobotsAvailability.Found, TextOf(fetched.Body.Span)),
            FetchOutcome.Refused { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests } => (RobotsAvailability.Unavailable, ""),
            FetchOutcome.Failed { Failure: FetchFailure.TooManyRedirects } => (RobotsAvailability.Unavailable, ""),
            var other => (RobotsAvailability.Unreachable, other.Explanation),
        };

        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var stored = availability.ToString();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into robots_records (origin, fetched_at, availability, content) values ({origin}, {now}, {stored}, {content})
            on conflict (origin) do update set fetched_at = excluded.fetched_at, availability = excluded.availability, content = excluded.content
            """,
            cancellationToken);
        return new RobotsRecord { Origin = origin, FetchedAt = now, Availability = availability, Content = content };
    }

    private static string TextOf(ReadOnlySpan<byte> content) =>
        Encoding.UTF8.GetString(content[..Math.Min(content.Length, ReadBytes)]).Replace("\0", "", StringComparison.Ordinal);
}

/// <param name="Why">In a sentence, where the answer is no.</param>
internal sealed record RobotsVerdict(bool IsAllowed, TimeSpan? CrawlDelay, string? Why);
