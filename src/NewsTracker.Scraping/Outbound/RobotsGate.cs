using System.Net;
using System.Text;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Outbound;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Asks a host's robots.txt before anything is fetched from it (RFC 9309). What was read is kept for all scraper processes.</summary>
internal sealed class RobotsGate(OutboundClient client, NetworkHealth network, HostPacer pacer, RobotsMemory memory, RobotsStore store, TimeProvider clock)
{
    /// <summary>RFC 9309 2.5 asks crawlers to read at least this much.</summary>
    private const int ReadBytes = 500 * 1024;

    private const int LongestPathShown = 200;

    public async Task<RobotsVerdict> CheckAsync(Uri url, CancellationToken cancellationToken)
    {
        var origin = RobotsRecord.OriginOf(url);
        if (memory.Find(origin) is not { } known)
        {
            (var learnt, var refusal) = await LearnAsync(origin, cancellationToken);
            if (learnt is null)
            {
                return new RobotsVerdict(refusal, null);
            }

            known = learnt;
        }

        if (known.HasAnswered)
        {
            network.Vouch(url);
        }

        if (known.Availability == RobotsAvailability.Unreachable && !RobotsCopy.StandsIn(known.WasRead, known.UnreachableSince, clock.GetUtcNow()))
        {
            // Where the host itself does not answer, its file is not to blame: to be told so.
            var why = known is { HostTrouble: not null, Explanation: { Length: > 0 } trouble } ? trouble : $"{origin}/robots.txt could not be read ({known.Explanation?.TrimEnd('.')}), so nothing may be fetched until it can (RFC 9309).";
            return new RobotsVerdict(new FetchOutcome.RobotsDenied(why) { IsUnreachable = true, HostTrouble = known.HostTrouble }, null);
        }

        return known.Rules.Allows(OutboundOptions.ProductToken, url)
            ? new RobotsVerdict(null, known.Rules.CrawlDelay(OutboundOptions.ProductToken))
            : new RobotsVerdict(new FetchOutcome.RobotsDenied($"{origin}/robots.txt does not allow {OutboundOptions.ProductToken} to fetch {url.PathAndQuery.ShortenTo(LongestPathShown)}."), null);
    }

    /// <summary>The pages of a feed are taken several at once, and need the same file: one asks for it, the others wait for what it says.</summary>
    private async Task<(KnownRobots? Known, FetchOutcome? Refusal)> LearnAsync(string origin, CancellationToken cancellationToken)
    {
        using var turn = await memory.Turns.TakeAsync(origin, cancellationToken);
        if (memory.Find(origin) is { } known)
        {
            return (known, null);
        }

        if (await store.FindFreshAsync(origin, cancellationToken) is { } fresh)
        {
            return (memory.Keep(fresh), null);
        }

        var (record, refusal) = await RefreshAsync(origin, cancellationToken);
        return (record is null ? null : memory.Keep(record), refusal);
    }

    /// <returns>What was learnt of the file; or why nothing could be, where the host waits or must not be asked at all.</returns>
    private async Task<(RobotsRecord? Record, FetchOutcome? Refusal)> RefreshAsync(string origin, CancellationToken cancellationToken)
    {
        var address = new Uri($"{origin}/robots.txt");
        var visit = new PacedVisit(pacer);
        if (await visit.MoveToAsync(address, crawlDelay: null, cancellationToken) is { } postponed)
        {
            return (null, postponed);
        }

        var outcome = await client.FetchAsync(
            new FetchRequest(address) { EnoughBytes = ReadBytes }, async (next, token) => await visit.MoveToAsync(next, crawlDelay: null, token), cancellationToken);
        await visit.EndAsync(cancellationToken);
        await pacer.HeedAsync(outcome, cancellationToken);
        // A redirect may lead to a host that is being left alone: the file will be read when it may be asked.
        if (outcome is FetchOutcome.Blocked or FetchOutcome.Postponed)
        {
            return (null, outcome);
        }

        var (availability, content, explanation) = outcome switch
        {
            FetchOutcome.Fetched fetched => (RobotsAvailability.Found, TextOf(fetched.Body.Span), (string?)null),
            FetchOutcome.Refused { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests } => (RobotsAvailability.Unavailable, "", null),
            FetchOutcome.Failed { Failure: FetchFailure.TooManyRedirects } => (RobotsAvailability.Unavailable, "", null),
            var other => (RobotsAvailability.Unreachable, "", other.Explanation),
        };
        var failure = outcome as FetchOutcome.Failed;
        FeedTrouble? hostTrouble = failure is { IsSilence: true } or { Failure: FetchFailure.Tls } ? failure.Trouble : null;
        return (await store.StoreAsync(origin, availability, content, explanation, hostTrouble, hasAnswered: failure is not { IsSilence: true }, cancellationToken), null);
    }

    private static string TextOf(ReadOnlySpan<byte> content) =>
        Encoding.UTF8.GetString(content[..Math.Min(content.Length, ReadBytes)]).WithoutNul();
}

/// <summary>Whether an address may be asked.</summary>
/// <param name="Refusal">Why it may not; absent where it may.</param>
/// <param name="CrawlDelay">The pause that the host asks for between two requests; absent where it names none, or is not asked.</param>
internal sealed record RobotsVerdict(FetchOutcome? Refusal, TimeSpan? CrawlDelay);
